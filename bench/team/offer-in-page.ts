import { wsconnect } from "@nats-io/nats-core"
import { liveQuery } from "dexie"
import { readOnce } from "~background/ingest"
import { routeWaiting } from "~background/router"
import type { World } from "~background/world"
import { accept } from "~core/accept"
import { type Change, change } from "~core/change"
import type { Conversation } from "~core/conversation"
import { agentId } from "~core/ids"
import { DEFAULT_SETTINGS } from "~core/settings"
import type { Commit } from "~store/commit"
import { DeskDb } from "~store/desk-db"
import { commitToTeam } from "~team/commit"
import type { Line } from "~team/follow"
import { keepLease } from "~team/lease"
import { keepCopy } from "~team/replica"
import { decodePage } from "~x/decode"
import { ACCOUNT, remove, worldOf } from "../flow/bench-world"

/** The server, who sits here, how far the stream is, and how many messages come. */
export interface OfferAsk {
  server: string
  workspace: string
  member: string
  last: number
  messages: number
}

/** When something happened, by the event that brought it (Unix milliseconds, to the thousandth). */
export type Times = Record<string, number>

const now = () => performance.timeOrigin + performance.now()
const FIRST = 1_900_000_000_000_000_000n

async function sitDown({ server, workspace, member, last }: OfferAsk) {
  const db = new DeskDb(`aside-bench-offer-${member}-${crypto.randomUUID()}`)
  const nc = await wsconnect({ servers: server })
  const line: Line = { nc, member }
  const end = new AbortController()
  const copy = keepCopy({ db, line, workspace, signal: end.signal, report: (error) => console.error(error) })
  if (!(await copy.reached(last, 60_000))) throw new Error("The copy never came.")
  const commit = commitToTeam({ db, line, reached: (seq) => copy.reached(seq) })
  const leave = async () => {
    end.abort()
    await copy.ended
    await nc.close()
    await remove(db)
  }
  return { db, line, commit, signal: end.signal, leave }
}

/** The gateway's browser: takes in one message after another as X gives it, and asks whoever is free. Says when each was there. */
export async function gatewayTakesIn(ask: OfferAsk): Promise<Times> {
  const { db, line, commit, signal, leave } = await sitDown(ask)
  const leases = ["desk", String(ACCOUNT)].map((lease) => keepLease({ line, lease, browser: "here", signal }))
  await until(async () => leases.every(({ fence }) => fence() !== null))
  const fenced: Commit = (decided) => commit(decided, [leases[0]?.fence() ?? { filter: "", seq: 0 }])
  const given: Times = {}
  let nth = 0
  const home = worldOf(db, async () => {
    const event = eventOf(nth)
    const value = decodePage({ data: [event], includes: { users: [personOf(nth)] }, meta: { result_count: 1 } })
    if (!value) throw new Error("X's page can't be read.")
    given[event.id] = now()
    return { ok: true, value, allowance: null, xNow: null }
  })
  let routing: Promise<void> = Promise.resolve()
  const world: World = {
    ...home,
    commit: fenced,
    as: () => fenced,
    nudge: (what) => {
      if (what === "desk") routing = routing.then(() => routeWaiting(world))
    },
  }
  for (; nth < ask.messages; nth++) {
    await until(async () => (await db.agents.filter((one) => one.available && one.offer === null).count()) > 0)
    await readOnce(world, ACCOUNT)
    await routing
  }
  // Whoever was asked last still answers.
  await until(async () => (await db.agents.filter((one) => one.offer !== null).count()) === 0)
  await leave()
  return given
}

const eventOf = (nth: number) => ({
  id: String(FIRST + BigInt(nth) * 4_194_304n),
  event_type: "MessageCreate",
  created_at: new Date().toISOString(),
  dm_conversation_id: `${ACCOUNT}-${5_000_000 + nth}`,
  sender_id: String(5_000_000 + nth),
  text: "my order has not come and nobody answers the phone since monday",
})

const personOf = (nth: number) => ({ id: String(5_000_000 + nth), username: `person_${nth}`, name: `Person ${nth}` })

/** The agent's browser: says when each offer was in its own copy, as a live question hears of it; accepts it, and has nothing in hand again. */
export async function agentIsAsked(ask: OfferAsk): Promise<Times> {
  const { db, commit, leave } = await sitDown(ask)
  const me = agentId(ask.member)
  const seen: Times = {}
  const offers = liveQuery(() =>
    db.conversations
      .where("offer.until")
      .above(0)
      .filter(({ offer }) => offer?.agent === me)
      .toArray(),
  )
  let answering: Promise<unknown> = Promise.resolve()
  await new Promise<void>((resolve, reject) => {
    const listening = offers.subscribe(([talk]) => {
      const event = talk?.newestEvent
      if (!talk || !event || event in seen) return
      seen[event] = now()
      answering = answering.then(() => answer(db, commit, talk))
      if (Object.keys(seen).length < ask.messages) return void answering.catch(reject)
      listening.unsubscribe()
      answering.then(() => resolve(), reject)
    }, reject)
  })
  await leave()
  return seen
}

async function answer(db: DeskDb, commit: Commit, { id }: Conversation): Promise<void> {
  await commitOn(commit, async () => {
    const { conversation, agent } = await readBoth(db, id)
    const decided = accept({ conversation, agent, conversions: [], settings: DEFAULT_SETTINGS }, "agent", Date.now())
    if (!decided.ok) throw new Error(decided.refusal)
    return decided.change
  })
  await commitOn(commit, async () => {
    const { conversation, agent } = await readBoth(db, id)
    const decided = change({
      records: [
        { ...conversation, session: null, status: "Closed", closedAt: Date.now() },
        { ...agent, sessions: [], pauseUntil: null },
      ],
    })
    if (!decided.ok) throw new Error(decided.refusal)
    return decided.change
  })
}

async function readBoth(db: DeskDb, id: Conversation["id"]) {
  const conversation = await db.conversations.get(id)
  const agent = conversation && (await db.agents.get(conversation.offer?.agent ?? conversation.owner ?? agentId("")))
  if (!conversation || !agent) throw new Error("Nobody is asked.")
  return { conversation, agent }
}

async function commitOn(commit: Commit, decide: () => Promise<Change>): Promise<void> {
  for (let tries = 0; tries < 8; tries++) if ((await commit(await decide())) === "ok") return
  throw new Error("The desk is busy.")
}

async function until(is: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 6_000; tries++) {
    if (await is()) return
    await new Promise((go) => setTimeout(go, 5))
  }
  throw new Error(`It never was so: ${is}`)
}
