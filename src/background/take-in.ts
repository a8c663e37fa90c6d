import type { Account } from "~core/account"
import type { Arrival, XPerson } from "~core/arrival"
import type { Decided } from "~core/change"
import { type CustomerId, customerId, entryOfEvent, groupId } from "~core/ids"
import { receive } from "~core/receive"
import { receiveAside } from "~core/receive-aside"
import { receiveOwn } from "~core/receive-own"
import { referencesIn } from "~core/reference"
import type { Send } from "~core/send"
import { DEFAULT_SETTINGS } from "~core/settings"
import { otherSide } from "~core/thread"
import { headOf } from "~store/reads/merged"
import { decide, type Outcome } from "./decide"
import { endSilent, type ReadNow, silenceDueOf } from "./silence"
import { conversionsOf } from "./views"
import type { World } from "./world"

/** Takes one event of X's into the desk: a customer's message, one of our own, or something that is only shown. */
export async function takeIn(
  world: World,
  account: Account,
  arrival: Arrival,
  people: ReadonlyMap<string, XPerson>,
  /** The read that brought it leaves nothing out up to then (Unix milliseconds, X's clock). */
  through: number | null = null,
): Promise<Outcome> {
  const customer = otherSide(arrival.thread, account.id)
  if (customer !== null && arrival.kind === "message")
    await endSilentBefore(world, customerId(customer), arrival, { account: account.id, through })
  return decide(world, async () => {
    const known = (await world.db.entries.get(entryOfEvent(account.id, arrival.id))) !== undefined
    if (customer === null || arrival.kind !== "message") {
      const group = (await world.db.groups.get(groupId(`${account.id}.${arrival.thread}`))) ?? null
      return receiveAside({ account, known, group }, arrival)
    }
    return arrival.sender === account.id
      ? ourOwn(world, account, known, arrival, customer, people.get(customer) ?? null)
      : theirs(world, account, known, arrival, people.get(arrival.sender) ?? null)
  })
}

/** What fell due before this was written happens before it: a computer that slept over a weekend takes in Monday what came on Saturday. */
async function endSilentBefore(world: World, id: CustomerId, { at }: Arrival, readNow: ReadNow): Promise<void> {
  const { db } = world
  const customer = await db.customers.get(id)
  const open = customer && (await headOf(db, customer)).open
  const conversation = open && (await db.conversations.get(open))
  const due = conversation ? await silenceDueOf(world, conversation) : null
  if (conversation && due !== null && due < at) await endSilent(world, conversation.id, readNow)
}

async function theirs(
  { db, clock }: World,
  account: Account,
  known: boolean,
  arrival: Arrival,
  person: XPerson | null,
): Promise<Decided> {
  // Whatever is missing on this desk, a message that X gave is never passed over.
  const settings = (await db.settings.get("desk")) ?? DEFAULT_SETTINGS
  const customer = (await db.customers.get(customerId(arrival.sender))) ?? null
  const head = customer?.mergedInto ? await headOf(db, customer) : null
  const { open, latest } = head ?? customer ?? { open: null, latest: null }
  const current = open ?? latest
  const conversation = (current && (await db.conversations.get(current))) ?? null
  const owner = (conversation?.owner && (await db.agents.get(conversation.owner))) || null
  const author = (person?.handle ?? customer?.handle ?? "").toLowerCase()
  const candidates = await db.conversions.where("[author+account]").equals([author, account.id]).toArray()
  const conversions = conversation ? await conversionsOf(db, conversation) : []
  const references = referencesIn(arrival.text).map((reference) => [reference, account.id])
  const referenced = await db.conversions.where("[reference+account]").anyOf(references).toArray()
  const view = { account, known, customer, head, conversation, owner, conversions, candidates, referenced, settings }
  return receive(view, arrival, person, clock.now())
}

async function ourOwn(
  { db, clock }: World,
  account: Account,
  known: boolean,
  arrival: Arrival,
  to: string,
  person: XPerson | null,
): Promise<Decided> {
  const id = customerId(to)
  const customer = (await db.customers.get(id)) ?? null
  const latest = customer && (await headOf(db, customer)).latest
  const conversation = (latest && (await db.conversations.get(latest))) || null
  const sends = await db.sends.where("[customer+account]").equals([id, account.id]).toArray()
  const inOf = new Map<string, Awaited<ReturnType<typeof sentIn>>>()
  for (const send of sends) inOf.set(send.id, await sentIn(db, send))
  const view = { account, known, to, customer, conversation, sends }
  const nowhere = { conversation: null, conversions: [] }
  return receiveOwn({ ...view, sentIn: (send) => inOf.get(send.id) ?? nowhere }, arrival, person, clock.now())
}

async function sentIn(db: World["db"], send: Send) {
  const conversation = (await db.conversations.get(send.conversation)) ?? null
  return { conversation, conversions: conversation ? await conversionsOf(db, conversation) : [] }
}
