import type { Account, Cursor, Standing } from "~core/account"
import type { ConversationId } from "~core/ids"
import { PAGE_PARTS } from "~core/page-part"
import type { Send } from "~core/send"
import { type Counts, costOf, NOTHING, plus } from "~core/x-prices"
import { type DeskDb, desk, type MissingPart } from "../desk-db"
import { dayOf } from "../spend"
import { type IndexView, readIndexing } from "./search"

/** What an account asked X for, and what that costs in thousandths of a US dollar. */
export interface Spent {
  counts: Counts
  cost: number
}

/** How one account stands with X. */
export interface AccountHealth {
  account: Account
  standing: Standing | null
  /** Still open: the cursor has pages to read before everything since `until` is taken in. */
  cursor: Cursor | null
  today: Spent
  month: Spent
}

/** A message that is not sent, and whose. */
export interface Stuck {
  send: Send
  customer: string
  conversation: ConversationId
}

/** Everything the Health page shows. */
export interface HealthView {
  accounts: AccountHealth[]
  today: Spent
  month: Spent
  queued: Stuck[]
  unsure: Stuck[]
  refused: Stuck[]
  index: IndexView
  /** What Aside no longer finds on X's page, in the order in which a press meets it. */
  missing: MissingPart[]
}

/** Asks how the desk is; `now` (Unix milliseconds) says which UTC day and month the money is of. */
export async function readHealth(now: number, db: DeskDb = desk): Promise<HealthView> {
  const [accounts, standings, cursors, sends, index, spend, parts] = await Promise.all([
    db.accounts.toArray(),
    db.standings.toArray(),
    db.cursors.toArray(),
    db.sends.where("status").anyOf("queued", "sending", "unsure", "refused").sortBy("queuedAt"),
    readIndexing(db),
    readSpend(now, db),
    db.pageParts.toArray(),
  ])
  const known = accounts.filter(({ status }) => status !== "disconnected")
  const stuck = await withNames(db, sends)
  const having = (...statuses: Send["status"][]) => stuck.filter(({ send }) => statuses.includes(send.status))
  return {
    accounts: known.map((account) => ({
      account,
      standing: standings.find(({ id }) => id === account.id) ?? null,
      cursor: cursors.find(({ id }) => id === account.id) ?? null,
      ...spend(account.id),
    })),
    ...spend(null),
    queued: having("queued", "sending"),
    unsure: having("unsure"),
    refused: having("refused"),
    index,
    missing: parts.sort((a, b) => PAGE_PARTS.indexOf(a.id) - PAGE_PARTS.indexOf(b.id)),
  }
}

/** What was spent on X's day and month of `now`, for one account or (null) for all that ever were connected. */
async function readSpend(now: number, db: DeskDb) {
  const today = dayOf(now)
  const month = today.slice(0, 7)
  // All at once and then chosen: a row for each day and account, and one by one they take ten times as long.
  const rows = (await db.spend.toArray()).filter(({ day }) => day.startsWith(month))
  return (account: string | null): { today: Spent; month: Spent } => {
    const own = rows.filter((row) => account === null || row.account === account)
    return { today: sumOf(own.filter(({ day }) => day === today)), month: sumOf(own) }
  }
}

function sumOf(rows: readonly Counts[]): Spent {
  const counts = rows.reduce<Counts>(plus, NOTHING)
  return { counts, cost: costOf(counts) }
}

async function withNames(db: DeskDb, sends: readonly Send[]): Promise<Stuck[]> {
  const customers = await db.customers.bulkGet(sends.map(({ customer }) => customer))
  return sends.map((send, i) => {
    const customer = customers[i]
    return { send, customer: customer?.name || customer?.handle || send.to, conversation: send.conversation }
  })
}
