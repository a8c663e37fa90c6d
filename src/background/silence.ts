import type { Conversation } from "~core/conversation"
import { endBySilence, type Reading, silenceDue } from "~core/end-by-silence"
import type { AccountId, ConversationId } from "~core/ids"
import type { Send } from "~core/send"
import type { DeskDb } from "~store/desk-db"
import { sendsOf } from "~store/reads/timeline-page"
import { decide } from "./decide"
import type { World } from "./world"

/** A read that is being taken in: this account is known up to `through` (Unix milliseconds, X's clock), though its cursor doesn't say so yet. */
export interface ReadNow {
  account: AccountId
  through: number | null
}

/** How a message stands that may still be on its way: only such a one stops the clock, and of what was sent there are thousands. */
export const UNDER_WAY = ["queued", "sending", "unsure"] as const satisfies Send["status"][]

/** When a conversation's customer will have been silent for long enough; null: no clock runs. */
export async function silenceDueOf({ db }: Pick<World, "db">, conversation: Conversation): Promise<number | null> {
  const settings = await db.settings.get("desk")
  return settings ? silenceDue(conversation, await sendsOf(db, conversation.id, UNDER_WAY), settings) : null
}

/** Ends a session that fell silent, if the customer's accounts were read past that time. */
export function endSilent(world: World, id: ConversationId, readNow?: ReadNow) {
  const { db, clock } = world
  return decide(world, async () => {
    const [conversation, settings] = await Promise.all([db.conversations.get(id), db.settings.get("desk")])
    const agent = conversation?.session && (await db.agents.get(conversation.session.agent))
    if (!agent || !settings) return null
    const sends = await sendsOf(db, id, UNDER_WAY)
    const readings = await readingsOf(db, conversation, readNow)
    return endBySilence({ conversation, agent, sends, readings, settings }, clock.now())
  })
}

async function readingsOf(db: DeskDb, conversation: Conversation, readNow?: ReadNow): Promise<Reading[]> {
  return Promise.all(
    (await accountsOf(db, conversation)).map(async (id) => {
      const [account, cursor, standing] = await Promise.all([
        db.accounts.get(id),
        db.cursors.get(id),
        db.standings.get(id),
      ])
      const read = cursor && readNow?.account === id ? { ...cursor, token: null, readThrough: readNow.through } : cursor
      return { account: account ?? null, cursor: read ?? null, standing: standing ?? null }
    }),
  )
}

/** The accounts over which this customer and the brand have written to each other in this conversation. */
async function accountsOf(db: DeskDb, { id, account }: Conversation): Promise<AccountId[]> {
  const accounts = new Set([account])
  // With one account there is nothing to look for, and ten thousand lines need not be read for it.
  if ((await db.accounts.toCollection().primaryKeys()).every((known) => known === account)) return [account]
  await db.entries
    .where("[conversation+order]")
    .between([id, ""], [id, "\uffff"])
    .each((entry) => {
      if (entry.type === "message in" || entry.type === "message from X" || entry.type === "message out")
        accounts.add(entry.account)
    })
  return [...accounts]
}
