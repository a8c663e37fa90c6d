/** Browsers that sit at a team's desk as the worker has them: by `TeamMode`, over a WebSocket, on a server that really is one. */
import "fake-indexeddb/auto"
import "../../src/background/team/test-hands"
import { wsconnect } from "@nats-io/nats-core"
import Dexie from "dexie"
import { agentId } from "~core/ids"
import type { Membership, TeamLine } from "~core/membership"
import type { Role } from "~core/role"
import { DeskDb } from "~store/desk-db"
import { openTeamShelf } from "~store/team-shelf"
import type { X } from "~x/port"
import { xClock } from "../../src/background/clock"
import { TeamMode } from "../../src/background/team/team-mode"
import type { World } from "../../src/background/world"
import type { Invitation } from "../../src/team/people/invitation"
import { type Guest, invite } from "../../src/team/people/invite"
import { until } from "./member"
import { fromCreds, type Stage } from "./people/workspace"
import { anX } from "./worlds"

/** What a browser comes with. */
export interface Coming {
  invitation: Invitation
  /** By what it knows X; none: every call is a failure. */
  x?: Partial<X>
  /** Accounts whose tokens lie in it. */
  tokens?: readonly string[]
  /** How far its clock is ahead (milliseconds). */
  ahead?: number
}

/** A browser at the desk. Its worker can die and another one start, on the same disk. */
export interface AtDesk {
  id: string
  db: DeskDb
  world: World
  mode: () => TeamMode
  reported: unknown[]
  /** How its line is told to be. */
  line: () => Promise<TeamLine | undefined>
  /** Until it is told so. */
  says: (state: TeamLine["state"], because?: TeamLine["because"]) => Promise<TeamLine>
  /** The worker is ended in order, and gives back what it held. */
  rests: () => Promise<void>
  /** Another worker starts. */
  wakes: () => Promise<boolean>
  /** Of them nothing is left running. */
  leaves: () => Promise<void>
}

/** An invitation that leads where a test wants it to: to its server, or to what lies before it. */
export const invited = (
  { workspace, nodes }: Pick<Stage, "workspace" | "nodes">,
  role: Role,
  { server = nodes.node.ws, ...guest }: Partial<Guest> & { server?: string } = {},
): Promise<Invitation> => invite(workspace.keyring, server, { role, name: `the ${role}`, ...guest })

/**
 * Asks the desk's server something past everybody, over a WebSocket of its own. The stage's keeper comes by TCP, and the client has one way to
 * connect for the whole process: whoever came by the other does not come back.
 */
export async function asKeeper<T>({ workspace, nodes }: Stage, subject: string, body = ""): Promise<T> {
  const nc = await wsconnect({ servers: nodes.node.ws, authenticator: fromCreds(workspace.creds.desk) })
  try {
    return (await nc.request(subject, body)).json<T>()
  } finally {
    await nc.close()
  }
}
/** How much was ever written, as the server counts it; null: there is no desk. */
export async function writtenOn(stage: Stage): Promise<number | null> {
  const info = await asKeeper<{ state?: { last_seq: number } }>(stage, "$JS.API.STREAM.INFO.aside")
  return info.state?.last_seq ?? null
}

/**
 * Node's WebSocket may hand over what the server said last and the end in one breath; the client then hears no reason, and tries again after 5 s. In
 * a browser the two come apart.
 */
const PATIENCE_MS = 60_000

/** A page of ours is open, as far as the worker can tell: there is something to be awake for. */
Object.assign(globalThis, { chrome: { runtime: { getContexts: async () => [{}] } } })

/** Somebody sits down in a browser of theirs that was never there. */
export async function comes({ invitation, x = {}, tokens = [], ahead = 0 }: Coming): Promise<AtDesk> {
  const db = new DeskDb(`aside-${crypto.randomUUID()}`)
  const shelf = openTeamShelf(Dexie, `shelf-${crypto.randomUUID()}`)
  const { member, role, name, server, workspace } = invitation
  const id = agentId(member)
  await shelf.keep(invitation)
  const joined: Membership = {
    id: "me",
    member: id,
    role,
    name,
    server,
    workspace,
    joinedAt: Date.now(),
    putAway: null,
  }
  await db.membership.put(joined)
  const here = () => Date.now() + ahead
  const reported: unknown[] = []
  let mode: TeamMode
  const world: World = {
    db,
    get commit() {
      return mode.commit
    },
    get x() {
      return mode.x
    },
    as: (duty) => mode.as(duty),
    shelf: {
      read: async (account: string) => (tokens.includes(account) ? {} : undefined),
    } as unknown as World["shelf"],
    clock: xClock(here),
    get me() {
      return mode.me
    },
    seat: {
      get mode() {
        return mode
      },
      shelf: async () => shelf,
      leave: () => mode.end(),
      take: () => sitDown(),
      beat: () => mode.beat(),
    },
    signal: new AbortController().signal,
    report: (error) => reported.push(error),
    nudge: () => {},
    hurry: async () => {},
    inFlight: new Set(),
  }
  const sitDown = async () => {
    const [membership, kept, browser] = await Promise.all([db.membership.get("me"), shelf.read(), shelf.browser()])
    const key = kept as Invitation
    const seating = {
      world,
      membership: membership ?? joined,
      invitation: key,
      browser,
      ownX: anX(x),
      looking: () => 0,
    }
    mode = new TeamMode({ ...seating, here })
  }
  await sitDown()
  const line = () => db.teamLine.get("line")
  const browser: AtDesk = {
    ...{ id, db, world, reported, line, mode: () => mode },
    says: async (state, because = null) =>
      (await until(line, (row) => row?.state === state && row.because === because, PATIENCE_MS)) as TeamLine,
    rests: () => mode.end(),
    wakes: async () => {
      await mode.end()
      await sitDown()
      return mode.reach()
    },
    leaves: async () => {
      await mode.end()
      await db.delete()
    },
  }
  return browser
}

/** Somebody is at the desk, and what is to be done on it is here. */
export async function isThere(coming: Coming): Promise<AtDesk> {
  const browser = await comes(coming)
  if (!(await browser.mode().reach())) throw new Error(`not at the desk: ${JSON.stringify(await browser.line())}`)
  await until(
    () => browser.db.agents.get(agentId(browser.id)),
    (agent) => agent !== undefined,
  )
  return browser
}
