import { refuse } from "~core/change"
import type { Customer } from "~core/customer"
import { type DeleteView, deleteCustomer as decideDelete } from "~core/delete-customer"
import type { Entry } from "~core/entry"
import { type CustomerId, customerId } from "~core/ids"
import { rawText } from "~core/raw-text"
import type { Result } from "~messaging/contract"
import type { DeskDb } from "~store/desk-db"
import { conversationsOf, headById, withMerged } from "~store/reads/merged"
import { entriesOfPeople } from "~store/reads/of-people"
import { decide } from "./decide"
import type { World } from "./world"

/** Deletes a customer with everybody merged into them, and what X once sent of theirs that could not be read. */
export async function deleteCustomer(world: World, id: string): Promise<Result> {
  const { db } = world
  let people: string[] = []
  const done = await decide(world, async () => {
    const head = await headById(db, customerId(id))
    if (!head) return refuse("not-found")
    const customers = await withMerged(db, head)
    people = customers.flatMap(({ xId }) => xId ?? [])
    return decideDelete(await everythingOf(db, customers))
  })
  if (!done.ok) return done
  await db.quarantine
    .filter(({ raw }) => people.some((xId) => rawText(raw, Number.POSITIVE_INFINITY).includes(`"${xId}"`)))
    .delete()
  return { ok: true, value: null }
}

async function everythingOf(db: DeskDb, customers: Customer[]): Promise<DeleteView> {
  const ids = customers.map(({ id }) => id)
  const conversations = await conversationsOf(customers, db)
  const theirs = new Set(conversations.map(({ id }) => id))
  const [sends, own, conversions, agents, groups] = await Promise.all([
    db.sends
      .where("conversation")
      .anyOf([...theirs])
      .toArray(),
    entriesOfPeople(db, ids),
    db.conversions
      .where("conversation")
      .anyOf([...theirs])
      .toArray(),
    db.agents.toArray(),
    db.groups.toArray(),
  ])
  const people = new Set(customers.flatMap(({ xId }) => xId ?? []))
  return {
    customers,
    conversations,
    sends,
    entries: [...own, ...(await toldElsewhere(db, own, ids))],
    conversions,
    agents: agents.filter(
      ({ sessions, offer }) => sessions.some((one) => theirs.has(one)) || (offer !== null && theirs.has(offer)),
    ),
    groups: groups.filter(({ participants }) => participants.some((one) => people.has(one))),
  }
}

/** Lines on the profiles they were once merged with: those name them. */
async function toldElsewhere(db: DeskDb, own: readonly Entry[], ids: readonly CustomerId[]): Promise<Entry[]> {
  const parted = own.flatMap((entry) => (entry.type === "unmerged" ? [entry.other] : []))
  const theirs = await entriesOfPeople(
    db,
    [...new Set(parted)].filter((one) => !ids.includes(one)),
  )
  return theirs.filter((entry) => (entry.type === "merged" || entry.type === "unmerged") && ids.includes(entry.other))
}
