import type { CustomerId } from "~core/ids"
import type { DeskDb } from "~store/desk-db"
import type { Rows } from "./rows"

/** Customers that are read together. */
const TOGETHER = 50
/** Before and after every key there is, as Dexie has them: its class stays out of the engine's file. */
const minKey = Number.NEGATIVE_INFINITY
const maxKey = [[]]
/** After every id, also as the first of several in a key, where none may come twice. */
const END: unknown = []

/**
 * All rows of a desk that stand with a customer, by profile: everybody merged into one goes together. In the order of the customers' ids, so
 * that everything is read once and in a row. Rows of nobody who is known (who spoke in a group, what is left of a deleted customer) come
 * without a customer.
 */
export async function* profilesOf(db: DeskDb): AsyncGenerator<Rows[]> {
  const merged = await mergedProfiles(db)
  const told = new Set<readonly CustomerId[]>()
  for (let from: unknown = minKey; from !== END; ) {
    const ids = await db.customers.where(":id").above(from).limit(TOGETHER).primaryKeys()
    const upTo: unknown = ids.at(-1) ?? END
    const { of, nobodys } = byCustomer(await rowsBetween(db, [from, maxKey], [upTo, maxKey]), new Set(ids), merged)
    const page = ids.flatMap((id) => (merged.has(id) ? [] : (of.get(id) ?? [])))
    for (const id of ids) {
      const profile = merged.get(id)
      if (!profile || told.has(profile)) continue
      told.add(profile)
      const whole = await Promise.all(profile.map((one) => rowsBetween(db, [one, minKey], [one, maxKey])))
      page.push(together(whole))
    }
    yield [...page, nobodys]
    from = upTo
  }
}

/** Links that brought nobody, some at a time. */
export async function* lonelyLinks(db: DeskDb): AsyncGenerator<Rows> {
  for (let from: unknown = minKey; ; ) {
    const page = db.conversions.where(":id").above(from).limit(500)
    const [links, keys] = await Promise.all([page.toArray(), page.primaryKeys()])
    if (keys.length === 0) return
    const talks = links.flatMap(({ conversation }) => conversation ?? [])
    const there = new Set(await db.conversations.where("id").anyOf(talks).primaryKeys())
    const conversions = links.filter(({ conversation }) => conversation === null || !there.has(conversation))
    yield { ...none(), conversions }
    from = keys.at(-1)
  }
}

/** Who is in a profile of several, with all who are. */
async function mergedProfiles(db: DeskDb): Promise<Map<CustomerId, readonly CustomerId[]>> {
  const into = new Map<CustomerId, CustomerId>()
  for (const { id, mergedInto } of await db.customers.where("mergedInto").above(minKey).toArray())
    if (mergedInto !== null) into.set(id, mergedInto)
  const headOf = (id: CustomerId): CustomerId => {
    let head = id
    // As often as there are any: rows from a file may go around in a circle.
    for (let steps = 0; steps < into.size; steps++) head = into.get(head) ?? head
    return head
  }
  const profiles = new Map<CustomerId, CustomerId[]>()
  for (const id of into.keys()) profiles.set(headOf(id), [...(profiles.get(headOf(id)) ?? [headOf(id)]), id])
  return new Map([...profiles.values()].flatMap((all) => [...new Set(all)].map((id) => [id, all] as const)))
}

/** The rows of all customers between two keys of the indexes that begin with the customer. */
async function rowsBetween(db: DeskDb, from: unknown[], upTo: unknown[]): Promise<Rows> {
  const [first, last] = [from[0], upTo[0]]
  // A page begins after the customer it is read from, one customer's rows with that customer.
  const isOne = from[1] === minKey
  const [customers, conversations, sends, entries] = await Promise.all([
    db.customers.where(":id").between(first, last, isOne, true).toArray(),
    db.conversations.where("customer").between(first, last, isOne, true).toArray(),
    db.sends.where("[customer+account]").between(from, upTo).toArray(),
    db.entries.where("[customer+type+order]").between(from, upTo).toArray(),
  ])
  const conversions = await db.conversions
    .where("conversation")
    .anyOf(conversations.map(({ id }) => id))
    .toArray()
  return { customers, conversations, conversions, sends, entries }
}

const none = (): Rows => ({ customers: [], conversations: [], conversions: [], sends: [], entries: [] })

const together = (all: readonly Rows[]): Rows => {
  const whole = none()
  for (const rows of all) for (const name of NAMES) (whole[name] as unknown[]).push(...rows[name])
  return whole
}
const NAMES = ["customers", "conversations", "conversions", "sends", "entries"] as const

/** Parts rows by whose they are; those of merged profiles are left out, since they are read whole. */
function byCustomer(rows: Rows, known: ReadonlySet<CustomerId>, merged: ReadonlyMap<CustomerId, unknown>) {
  const of = new Map<CustomerId, Rows>()
  const nobodys = none()
  for (const customer of rows.customers) of.set(customer.id, { ...none(), customers: [customer] })
  const talkers = new Map(rows.conversations.map(({ id, customer }) => [id as string, customer]))
  const ownerOf = (row: { customer?: CustomerId | null; conversation?: string | null }, name: keyof Rows) =>
    name === "conversions" ? talkers.get(row.conversation ?? "") : row.customer
  for (const name of ["conversations", "conversions", "sends", "entries"] as const) {
    for (const row of rows[name]) {
      const owner = ownerOf(row, name)
      if (owner && merged.has(owner)) continue
      const its = (owner && known.has(owner) && of.get(owner)) || nobodys
      ;(its[name] as unknown[]).push(row)
    }
  }
  return { of, nobodys }
}
