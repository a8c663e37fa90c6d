import { type LivelyOptions, type LivelySimulator, startLively } from "../../../simulator/lively"
import type { LaunchOptions } from "../../browser/launch"
import { LIMITS } from "../stage"
import { inviteFrom } from "./acts"
import { type Guest, seat, type TeamMember } from "./member"
import { openTeamServer, type TeamServer } from "./server"

/** A team at work on this computer: its server, the local X, and a browser for each of its people. */
export interface TeamStage {
  x: LivelySimulator
  server: TeamServer
  /** In the order in which they were asked for; the first is the admin who opened the desk. */
  members: readonly TeamMember[]
  /** Another browser, whose person has not joined yet. */
  seat(guest: Guest, launch?: LaunchOptions): Promise<TeamMember>
  close(): Promise<void>
}

/** How a stage is set. */
export interface TeamStageOptions {
  /** Who joins before it is handed over: first the admin. None: everybody sits down by `seat`. */
  members?: readonly Guest[]
  nodes?: 1 | 3
  sync?: "always" | "2m"
  x?: LivelyOptions
  /** How each browser is started, by its place. */
  launch?: (place: number) => LaunchOptions
}

/** Sets the stage: the admin opens the desk with the workspace's own key, and invites the others one after the other. */
export async function openTeamStage(options: TeamStageOptions = {}): Promise<TeamStage> {
  const { members: guests = [], nodes = 1, sync = "2m", launch = () => ({}) } = options
  const server = await openTeamServer({ nodes, sync })
  const x = await startLively({ limits: LIMITS, ...options.x })
  const members: TeamMember[] = []
  const stage: TeamStage = {
    ...{ x, server, members },
    async seat(guest, how = launch(members.length)) {
      const member = await seat(guest, {
        x,
        servers: rotated(
          server.nodes.map(({ ws }) => ws),
          members.length,
        ),
        launch: how,
      })
      members.push(member)
      return member
    },
    async close() {
      await Promise.allSettled(members.map((member) => member.close()))
      await x.close()
      await server.close()
    },
  }
  try {
    for (const guest of guests) await joinAs(stage, guest)
    return stage
  } catch (error) {
    await stage.close()
    throw error
  }
}

/** Each begins with another node, so that not all of them hang on one. */
const rotated = <T>(list: readonly T[], by: number): T[] =>
  list.map((_, place) => list[(place + by) % list.length] as T)

/** The first comes with the workspace's own key, who comes after with one that the first makes. */
export async function joinAs(stage: TeamStage, guest: Guest): Promise<TeamMember> {
  const [admin] = stage.members
  const member = await stage.seat(guest)
  const key = admin ? await inviteFrom((await admin.settings()).page, guest) : await stage.server.firstKey(guest.name)
  await member.join(key)
  return member
}
