import type { Brought, ReportInput } from "~core/report"
import { type DeskDb, desk } from "../desk-db"

/** Asks for everything a report of these times is summed up from: DM links pressed and conversations begun from `from` on and before `to` (Unix milliseconds). */
export async function readReport(from: number, to: number, db: DeskDb = desk): Promise<Omit<ReportInput, "now">> {
  const [conversions, conversations, agents, accounts] = await Promise.all([
    db.conversions.where("draftedAt").between(from, to).toArray(),
    db.conversations.where("begunAt").between(from, to).toArray(),
    db.agents.toArray(),
    db.accounts.toArray(),
  ])
  const ids = [...new Set(conversions.flatMap(({ conversation }) => (conversation ? [conversation] : [])))]
  const brought = await db.conversations.bulkGet(ids)
  const owners = new Map(brought.flatMap((c) => (c?.owner ? [[c.id, c.owner as string]] : [])))
  return {
    brought: conversions.map((conversion): Brought => {
      const agent = (conversion.conversation && owners.get(conversion.conversation)) || null
      return { conversion, agent }
    }),
    conversations,
    agents: Object.fromEntries(agents.map(({ id, name }) => [id, name])),
    accounts: Object.fromEntries(accounts.map(({ id, handle }) => [id, handle])),
  }
}
