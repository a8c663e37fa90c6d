import type { Arrival, XPerson } from "~core/arrival"
import { type Change, change, type Decided } from "~core/change"
import { silenceDue } from "~core/end-by-silence"
import { fold } from "~core/fold"
import type { CustomerId } from "~core/ids"
import { receive } from "~core/receive"
import { receiveAside } from "~core/receive-aside"
import { receiveOwn } from "~core/receive-own"
import { referencesIn } from "~core/reference"
import type { Send } from "~core/send"
import { headOf } from "~store/reads/merged"
import { decide, type Outcome } from "./decide"
import { type Batch, customerOf, groupOf, isAside, lookUp, type Sight, whoOf } from "./sight"
import { endSilent, type ReadNow, silenceDueOf } from "./silence"
import type { World } from "./world"

/**
 * Most events of one commit. Each commit is flushed to the disk and wakes whoever looks: twenty at once cost little more than one, and
 * still stay below the fifty rows from which Dexie tells every live question of a table, whatever it asks.
 */
export const TOGETHER = 20
/** Most characters of text in one commit: a change stays small, whatever customers write. */
const MOST_TEXT = 200_000

/** What came of some events: how many of them were taken in, from the first on. */
export interface TakenIn {
  outcome: Outcome
  count: number
}

/**
 * Takes the next events of X's into the desk, oldest first: customers' messages, our own, and what is only shown. As many as go into one
 * small commit, at least one; each is decided as if those before it had been committed.
 */
export async function takeInSome(
  world: World,
  batch: Batch,
  /** The read that brought them leaves nothing out up to then (Unix milliseconds, X's clock). */
  through: number | null,
  most = TOGETHER,
): Promise<TakenIn> {
  const { account } = batch
  const events = batch.events.slice(0, most)
  const [first] = events
  if (first && !isAside(account, first))
    await endSilentBefore(world, customerOf(account, first), first, { account: account.id, through })
  let count = 0
  const outcome = await decide(world, async () => {
    const changes = decideEach(await lookUp(world.db, { ...batch, events }), { ...batch, events }, world.clock.now())
    count = changes.length
    return change(fold(changes))
  })
  return { outcome, count }
}

/** Takes one event of X's into the desk. */
export const takeIn = async (
  world: World,
  account: Batch["account"],
  arrival: Arrival,
  people: ReadonlyMap<string, XPerson>,
): Promise<Outcome> => (await takeInSome(world, { account, events: [arrival], people }, null)).outcome

/** What each event changes, up to one before which a session falls silent: that is to be committed first. */
function decideEach(sight: Sight, { account, events, people }: Batch, now: number): Change[] {
  const changes: Change[] = []
  let text = 0
  for (const event of events) {
    if (changes.length > 0 && (isSilentBefore(sight, account, event) || text > MOST_TEXT)) break
    const decided = decideOne(sight, { account, events, people }, event, now)
    // To receive is never refused: what X gave has come.
    if (!decided.ok) throw new Error(`An event was refused: ${decided.refusal}`)
    sight.take(decided.change)
    changes.push(decided.change)
    text += event.text.length
  }
  return changes
}

function decideOne(sight: Sight, { account, people }: Batch, event: Arrival, now: number): Decided {
  const known = sight.knows(account, event)
  if (isAside(account, event))
    return receiveAside({ account, known, group: sight.get("group", groupOf(account, event.thread)) }, event)
  const person = people.get(whoOf(account, event)) ?? null
  return event.sender === account.id
    ? ourOwn(sight, { account, known }, event, person, now)
    : theirs(sight, { account, known }, event, person, now)
}

interface Seen {
  account: Batch["account"]
  known: boolean
}

function theirs(sight: Sight, { account, known }: Seen, event: Arrival, person: XPerson | null, now: number): Decided {
  const customer = sight.get("customer", event.sender)
  const head = customer?.mergedInto ? sight.headOf(customer) : null
  const { open, latest } = head ?? customer ?? { open: null, latest: null }
  const conversation = sight.get("conversation", open ?? latest)
  const author = (person?.handle ?? customer?.handle ?? "").toLowerCase()
  const links = sight.all("conversion").filter((conversion) => conversion.account === account.id)
  const references = referencesIn(event.text)
  const view = {
    ...{ account, known, customer, head, conversation, settings: sight.settings },
    owner: sight.get("agent", conversation?.owner),
    conversions: conversation ? sight.conversionsOf(conversation) : [],
    candidates: links.filter((conversion) => conversion.author === author),
    referenced: links.filter(({ reference }) => reference !== null && references.includes(reference)),
  }
  return receive(view, event, person, now)
}

function ourOwn(sight: Sight, { account, known }: Seen, event: Arrival, person: XPerson | null, now: number): Decided {
  const to = customerOf(account, event)
  const customer = sight.get("customer", to)
  const conversation = customer && sight.get("conversation", sight.headOf(customer).latest)
  const sends = sight.all("send").filter((send) => send.customer === to && send.account === account.id)
  const sentIn = (send: Send) => {
    const within = sight.get("conversation", send.conversation)
    return { conversation: within, conversions: within ? sight.conversionsOf(within) : [] }
  }
  return receiveOwn({ account, known, to, customer, conversation, sends, sentIn }, event, person, now)
}

/** What fell due before this was written happens before it: a computer that slept over a weekend takes in Monday what came on Saturday. */
async function endSilentBefore(world: World, id: CustomerId, { at }: Arrival, readNow: ReadNow): Promise<void> {
  const { db } = world
  const customer = await db.customers.get(id)
  const open = customer && (await headOf(db, customer)).open
  const conversation = open && (await db.conversations.get(open))
  const due = conversation?.status === "Open" ? await silenceDueOf(world, conversation) : null
  if (conversation && due !== null && due < at) await endSilent(world, conversation.id, readNow)
}

function isSilentBefore(sight: Sight, account: Batch["account"], event: Arrival): boolean {
  const customer = isAside(account, event) ? null : sight.get("customer", customerOf(account, event))
  const conversation = customer && sight.get("conversation", sight.headOf(customer).open)
  const due = conversation && silenceDue(conversation, sight.sendsOf(conversation), sight.settings)
  return due !== null && due < event.at
}
