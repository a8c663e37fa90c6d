import Dexie from "dexie"
import type { Account } from "~core/account"
import { type TweetView, type Wrote, whatTweet } from "~core/begin-conversation"
import type { Customer } from "~core/customer"
import type { EntryOf } from "~core/entry"
import type { AgentId, CustomerId } from "~core/ids"
import { DEFAULT_SETTINGS } from "~core/settings"
import { type DeskDb, desk } from "../desk-db"
import { headById, withMerged } from "./merged"

/** What deciding about a DM out of the blue looks at; null when there is no such customer or agent. */
export async function tweetView(customer: CustomerId, me: AgentId, db: DeskDb = desk): Promise<TweetView | null> {
  const [head, agent, settings] = await Promise.all([
    headById(db, customer),
    db.agents.get(me),
    db.settings.get("desk"),
  ])
  if (!head || !agent) return null
  const customers = await withMerged(db, head)
  const current = head.open ?? head.latest
  return {
    customers,
    agent,
    conversation: (current && (await db.conversations.get(current))) || null,
    wrote: await wroteTo(db, customers),
    settings: settings ?? DEFAULT_SETTINGS,
  }
}

/** What `Tweet` does for a customer now, and the accounts it may go from, the one they wrote to last first. */
export async function readTweet(customer: CustomerId, me: AgentId, db: DeskDb = desk) {
  const view = await tweetView(customer, me, db)
  if (!view) return null
  const accounts = await db.accounts.bulkGet(view.wrote.map(({ account }) => account))
  const from = accounts.filter((account): account is Account => account !== undefined)
  return { tweet: whatTweet(view), accounts: [...new Map(from.map((account) => [account.id, account])).values()] }
}

/** Connected accounts these customers wrote to, and which of them wrote there last; the newest first. */
async function wroteTo(db: DeskDb, customers: readonly Customer[]): Promise<Wrote[]> {
  const accounts = await db.accounts.filter(({ status }) => status !== "disconnected").toArray()
  const each = await Promise.all(
    customers.flatMap((customer) => accounts.map((account) => lastTo(db, customer, account))),
  )
  const newestFirst = each.filter((one) => one !== null).sort((a, b) => b.at - a.at)
  return newestFirst.filter((one, i) => newestFirst.findIndex(({ account }) => account === one.account) === i)
}

async function lastTo(db: DeskDb, { id: customer, xId }: Customer, account: Account): Promise<Wrote | null> {
  if (xId === null) return null
  const last = await db.entries
    .where("[customer+type+order]")
    .between([customer, "message in", Dexie.minKey], [customer, "message in", Dexie.maxKey])
    .reverse()
    .filter((entry) => entry.type === "message in" && entry.group === null && entry.account === account.id)
    .first()
  return last ? { account: account.id, customer, xId, at: (last as EntryOf<"message in">).at } : null
}
