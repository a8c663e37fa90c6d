import type { Account } from "~core/account"
import type { Colleague, Membership, TeamLine } from "~core/membership"
import type { Agent, Inbox } from "~core/records"
import { type DeskDb, desk, type Work } from "../desk-db"
import { IN_A_ROW } from "../placed"

/** Somebody of the team, and their agent at the desk; null: they have not been there yet. */
export interface Member extends Colleague {
  agent: Agent | null
}

/** Everything the region `Team` shows. */
export interface TeamView {
  /** Null: this browser is in no team. */
  membership: Membership | null
  /** Null: it was never opened. */
  line: TeamLine | null
  /** Who is a member, by name; then who was. */
  members: Member[]
  inboxes: Inbox[]
  /** How far this browser's own desk went into the team's; null: it was never asked to. */
  publish: Work | null
}

/** Asks who is in the team, and how this browser stands in it. */
export const readTeam = (db: DeskDb = desk): Promise<TeamView> =>
  db.transaction("r", [db.membership, db.teamLine, db.colleagues, db.agents, db.inboxes, db.works], async () => {
    const [membership, line, members, inboxes, publish] = await Promise.all([
      db.membership.get("me"),
      readLine(db),
      readMembers(db),
      db.inboxes.toArray(),
      db.works.get("publish"),
    ])
    return {
      membership: membership ?? null,
      line,
      members,
      inboxes: inboxes.sort((a, b) => a.name.localeCompare(b.name)),
      publish: publish ?? null,
    }
  })

/** Asks how the line to the team's desk is; null: it was never opened. */
export const readLine = async (db: DeskDb = desk): Promise<TeamLine | null> => (await db.teamLine.get("line")) ?? null

/**
 * Asks for the connected accounts for which no browser of the team reads and sends now. None while this browser's own line is down: it
 * can't know then.
 */
export const readUnheard = (db: DeskDb = desk): Promise<Account[]> =>
  db.transaction("r", [db.teamLine, db.colleagues, db.accounts], async () => {
    const [line, colleagues, accounts] = await Promise.all([
      readLine(db),
      db.colleagues.toArray(),
      db.accounts.toArray(),
    ])
    if (line?.state !== "connected" || line.behind !== 0) return []
    const read = new Set(colleagues.flatMap(({ reads = [] }) => reads))
    return accounts.filter(({ id, status }) => status === "connected" && !read.has(id))
  })

/** Asks how many messages of a new copy of the team's desk lie by and are in no table yet, about: what is exported now lacks them. */
export const readLyingBy = async (db: DeskDb = desk): Promise<number> => (await db.laidBy.count()) * IN_A_ROW

/** Asks for everybody of the team. */
export async function readMembers(db: DeskDb = desk): Promise<Member[]> {
  const [colleagues, agents] = await Promise.all([db.colleagues.toArray(), db.agents.toArray()])
  const agentOf = new Map(agents.map((agent) => [agent.id, agent]))
  return colleagues.map((one) => ({ ...one, agent: agentOf.get(one.id) ?? null })).sort(membersFirst)
}

const membersFirst = (a: Member, b: Member) =>
  Number(a.revokedAt !== null) - Number(b.revokedAt !== null) || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1)
