import Dexie from "dexie"
import type { Account } from "~core/account"
import type { Customer } from "~core/customer"
import type { EntryOf } from "~core/entry"
import type { Group } from "~core/records"
import { type DeskDb, desk } from "../desk-db"

/** A group conversation as the panel lists it. */
export interface GroupRow {
  group: Group
  /** Names of those in it that are known here; the others are counted. */
  names: string[]
  others: number
}

/** A thread that was written on X to somebody who has no conversation here. */
export interface ThreadRow {
  customer: Customer
  last: EntryOf<"message from X">
}

/** What stands in no conversation, so that nobody has to answer it and nothing is hidden. */
export interface AsideView {
  groups: GroupRow[]
  threads: ThreadRow[]
}

/** Most of a kind that are listed, the newest ones. */
const MOST = 200

/** Asks for what stands beside the conversations, the newest first. */
export async function readAside(db: DeskDb = desk): Promise<AsideView> {
  const [groups, accounts, strangers] = await Promise.all([
    db.groups.orderBy("newestAt").reverse().limit(MOST).toArray(),
    db.accounts.toArray(),
    db.customers.where("stranger").equals(1).toArray(),
  ])
  return {
    groups: await Promise.all(groups.map((group) => named(db, group, accounts))),
    threads: await threadsOf(db, strangers),
  }
}

async function named(db: DeskDb, group: Group, accounts: readonly Account[]): Promise<GroupRow> {
  const others = group.participants.filter((id) => !accounts.some((account) => account.id === id))
  const known = others.length > 0 ? await db.customers.where("xId").anyOf(others).toArray() : []
  return { group, names: known.map(({ name }) => name), others: others.length - known.length }
}

async function threadsOf(db: DeskDb, customers: readonly Customer[]): Promise<ThreadRow[]> {
  const rows = await Promise.all(
    customers.map(async (customer) => {
      const last = await db.entries
        .where("[customer+type+order]")
        .between([customer.id, "message from X", Dexie.minKey], [customer.id, "message from X", Dexie.maxKey])
        .reverse()
        .filter((entry) => entry.type === "message from X" && entry.group === null)
        .first()
      return last?.type === "message from X" ? [{ customer, last }] : []
    }),
  )
  return rows
    .flat()
    .sort((a, b) => b.last.at - a.last.at)
    .slice(0, MOST)
}
