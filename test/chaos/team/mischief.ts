import type { NatsConnection } from "@nats-io/nats-core"
import type { TeamMember } from "../../../scripts/tour/team/member"
import type { TeamStage } from "../../../scripts/tour/team/stage"
import { ACME_AIR } from "../../../simulator/seed/people"
import type { Hand } from "./hand"
import { inWords, type Planned, type Trouble } from "./plan"

/** What trouble comes to. */
export interface Scene {
  stage: TeamStage
  keeper: NatsConnection
  hands: readonly Hand[]
  say: (line: string) => void
}

/** Until when trouble is made, and what is waited for before the next. */
export interface Pace {
  over: () => boolean
  between: () => Promise<void>
}

/** Does what is planned, one thing after the other, until it is over; answers with what was done and how often. */
export async function makeTrouble(
  scene: Scene,
  plan: Iterable<Planned>,
  { over, between }: Pace,
): Promise<Map<string, number>> {
  const done = new Map<string, number>()
  for (const trouble of plan) {
    if (over()) break
    await pause(trouble.after)
    const what = await doOne(scene, trouble).then(
      (did) => (did ? inWords(trouble) : `nobody there · ${inWords(trouble)}`),
      (problem) => `failed · ${inWords(trouble)}: ${String(problem).slice(0, 120)}`,
    )
    done.set(what, (done.get(what) ?? 0) + 1)
    scene.say(what)
    await stand(scene)
    await between()
  }
  return done
}

/** Everything is put right again; what stands already stays. */
export async function stand({ stage, hands }: Pick<Scene, "stage" | "hands">): Promise<void> {
  for (const { cable } of hands.map(({ member }) => member)) cable.mend()
  await Promise.all(stage.server.nodes.map((node) => node.start()))
}

/** False: there was nobody to do it to. */
async function doOne({ stage, keeper, hands }: Scene, trouble: Trouble): Promise<boolean> {
  const { nodes } = stage.server
  const at = (place: number) => hands[place]?.member
  switch (trouble.do) {
    case "kill worker":
      return acts(at(trouble.whom), (member) => member.stage().killWorker())
    case "kill browser":
      return acts(at(trouble.whom), (member) => goAndCome(member, trouble.ms))
    case "kill gateway":
      return acts(await holderOf(keeper, ACME_AIR.id, hands), (member) => goAndCome(member, trouble.ms))
    case "kill leader":
      return acts(await holderOf(keeper, "desk", hands), (member) => goAndCome(member, trouble.ms))
    case "cut":
    case "cut many":
      for (const place of [trouble.whom].flat()) at(place)?.cable.cut(trouble.how)
      await pause(trouble.ms)
      return true
    case "kill server":
      await stage.server.kill()
      await pause(trouble.ms)
      await stage.server.start()
      return true
    case "kill leading node":
    case "kill node": {
      const node = nodes[trouble.do === "kill node" ? trouble.node : await leadingNode(keeper)]
      await node?.kill()
      await pause(trouble.ms)
      await node?.start()
      return node !== undefined
    }
  }
}

async function acts(member: TeamMember | undefined, act: (member: TeamMember) => Promise<void>): Promise<boolean> {
  if (member) await act(member)
  return member !== undefined
}

async function goAndCome(member: TeamMember, ms: number): Promise<void> {
  await member.kill()
  await pause(ms)
  await member.relaunch()
}

/** Whose browser holds a lease now. */
async function holderOf(
  keeper: NatsConnection,
  lease: string,
  hands: readonly Hand[],
): Promise<TeamMember | undefined> {
  const asked = JSON.stringify({ last_by_subj: `lease.${lease}` })
  const answer = await keeper.request("$JS.API.DIRECT.GET.aside", asked, { timeout: 5_000 })
  if (answer.headers?.code) return undefined
  const { member } = JSON.parse(answer.string()) as { member: string }
  return hands.find(({ id }) => id === member)?.member
}

/** Which node leads the stream: its name ends its number from 1. */
async function leadingNode(keeper: NatsConnection): Promise<number> {
  const answer = await keeper.request("$JS.API.STREAM.INFO.aside", "", { timeout: 5_000 })
  const { cluster } = JSON.parse(answer.string()) as { cluster?: { leader?: string } }
  return Number(/^aside-(\d+)-/u.exec(cluster?.leader ?? "")?.[1] ?? 1) - 1
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
