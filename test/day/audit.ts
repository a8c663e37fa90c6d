import type { Conversation } from "~core/conversation"
import type { Customer } from "~core/customer"
import type { Entry } from "~core/entry"
import type { Agent } from "~core/records"
import type { Send } from "~core/send"
import type { XEventRow } from "./x-in-memory"

/** Plain rows: the audit shares types with the desk and not one line of code. */
export interface Rows {
  maximum: number
  conversations: readonly Conversation[]
  agents: readonly Agent[]
  customers: readonly Customer[]
  sends: readonly Send[]
  /** In the order in which they were committed. */
  entries: readonly Entry[]
  events: readonly XEventRow[]
  handed: ReadonlyMap<string, readonly string[]>
}

/** Everything that must never be (product.md §4.8, §3.4, §5.6), in sentences; empty when the desk is sound. */
export function audit(rows: Rows): string[] {
  return [
    ...rows.conversations.flatMap(stateOf),
    ...capacities(rows),
    ...offers(rows),
    ...oneOpenEach(rows),
    ...everyEventOnce(rows),
    ...sendsInOrder(rows),
    ...handedOnce(rows),
    ...eachItsOwnEcho(rows),
    ...places(rows),
  ]
}

function stateOf({ id, status, owner, session, offer, closedAt, round }: Conversation): string[] {
  const wrong: string[] = []
  const must = (holds: boolean, what: string) => {
    if (!holds) wrong.push(`${id} is ${status} and ${what}`)
  }
  must(["New", "Open", "Waiting", "Closed"].includes(status), "that is no state")
  if (status === "New") must(owner === null, "somebody's")
  if (status === "Open" || status === "Waiting") must(owner !== null, "nobody's")
  if (status === "Open") must(session !== null && session.agent === owner, "no session of its owner runs")
  else must(session === null, "a session runs")
  if (status !== "New") must(offer === null, "is offered")
  must((closedAt !== null) === (status === "Closed"), `closedAt is ${closedAt}`)
  must(new Set(round.asked).size === round.asked.length, "somebody was asked twice in a round")
  return wrong
}

function capacities({ agents, conversations, maximum }: Rows): string[] {
  return agents.flatMap((agent) => {
    const runs = conversations.filter(({ session }) => session?.agent === agent.id).map(({ id }) => id)
    const same = JSON.stringify([...runs].sort()) === JSON.stringify([...agent.sessions].sort())
    return [
      ...(agent.sessions.length > maximum ? [`${agent.id} runs ${agent.sessions.length} sessions`] : []),
      ...(same ? [] : [`${agent.id} counts ${agent.sessions}, but runs ${runs}`]),
    ]
  })
}

function offers({ agents, conversations }: Rows): string[] {
  const byAgent = agents.flatMap(({ id, offer }) => (offer ? [`${offer}→${id}`] : [])).sort()
  const byConversation = conversations.flatMap(({ id, offer }) => (offer ? [`${id}→${offer.agent}`] : [])).sort()
  const toAway = agents
    .filter(({ offer, available, goneAt }) => offer && (!available || goneAt !== null))
    .map(({ id, available }) => `${id} is ${available ? "gone" : "away"} and asked`)
  if (byAgent.join() === byConversation.join()) return toAway
  return [`offers of agents ${byAgent}, of conversations ${byConversation}`, ...toAway]
}

function oneOpenEach({ conversations, customers }: Rows): string[] {
  const open = grouped(
    conversations.filter(({ status }) => status !== "Closed"),
    ({ customer }) => customer,
  )
  const known = new Set(customers.map(({ id }) => id))
  const strange = conversations.filter(({ customer }) => !known.has(customer)).map(({ id }) => `${id} is no customer's`)
  return [
    ...strange,
    ...customers.flatMap((customer) => {
      const theirs = open.get(customer.id) ?? []
      if (theirs.length > 1) return [`${customer.id} has ${theirs.length} conversations that are not closed`]
      const named = theirs[0]?.id ?? null
      if (customer.open !== named) return [`${customer.id} names ${customer.open}, open is ${named}`]
      return named !== null && customer.latest !== named ? [`${customer.id}: latest is ${customer.latest}`] : []
    }),
  ]
}

function everyEventOnce({ entries, events, sends, conversations }: Rows): string[] {
  const stands = new Map<string, number>()
  const count = (key: string) => stands.set(key, (stands.get(key) ?? 0) + 1)
  const customerOf = new Map(conversations.map(({ id, customer }) => [id, customer]))
  const wrong: string[] = []
  for (const entry of entries) {
    if (entry.type === "message in" || entry.type === "message from X") count(`${entry.account}.${entry.event}`)
    if (entry.type === "message in" && !entry.conversation) wrong.push(`${entry.id} stands in no conversation`)
    if (entry.conversation && customerOf.get(entry.conversation) !== entry.customer)
      wrong.push(`${entry.id} stands with somebody else`)
  }
  for (const { account, event } of sends) if (event) count(`${account}.${event}`)
  for (const { account, arrival, delivered, send } of events) {
    const found = stands.get(`${account}.${arrival.id}`) ?? 0
    // Our own may be known from the answer to the POST before it is read.
    const right = delivered > 0 ? found === 1 : found === 0 || (send !== null && found === 1)
    if (!right) wrong.push(`event ${account}.${arrival.id}, read ${delivered} times, stands ${found} times`)
  }
  return wrong
}

function sendsInOrder({ sends }: Rows): string[] {
  const wrong: string[] = []
  for (const theirs of grouped(sends, ({ conversation }) => conversation).values()) {
    const inOrder = [...theirs].sort((a, b) => a.queuedAt - b.queuedAt)
    if (inOrder.some((send, n) => send.queuedAt === inOrder[n + 1]?.queuedAt)) wrong.push("two sends in one place")
    const first = inOrder.findIndex(({ status }) => status !== "sent" && status !== "dropped")
    const overtook = inOrder.slice(first + 1).find(({ status }) => status === "sending" || status === "unsure")
    if (first >= 0 && overtook) wrong.push(`${overtook.id} overtook ${inOrder[first]?.id}`)
  }
  return wrong
}

/** A message goes to X once, and again only when X surely had not taken it, or when a person pressed Send again. */
function handedOnce({ handed }: Rows): string[] {
  const wrong: string[] = []
  for (const [send, history] of handed) {
    let may = 1
    for (const what of history) {
      if (what === "pressed") may = 1
      if (what === "not taken") may = 1
      if (what === "post" && may-- < 1) wrong.push(`${send} was handed to X by the machine again: ${history}`)
      if (what === "taken") may = 0
    }
  }
  return wrong
}

/** Every send says the event that it is, and nobody is asked about one that X took. */
function eachItsOwnEcho({ sends, events, handed }: Rows): string[] {
  const sendOf = new Map(events.map(({ arrival, send }) => [arrival.id as string, send]))
  return sends.flatMap(({ id, event, status, lookedFor }) => {
    const wrong: string[] = []
    if (event && sendOf.get(event) !== id) wrong.push(`${id} says it is ${event}, which is ${sendOf.get(event)}`)
    const asked = status === "unsure" && lookedFor
    if (asked && handed.get(id)?.at(-1) === "taken") wrong.push(`${id} was looked for in vain, but X took it`)
    return wrong
  })
}

const said = ({ type }: Entry) => type !== "message in" && type !== "message from X"

function places({ entries }: Rows): string[] {
  const wrong: string[] = []
  for (const [conversation, lines] of grouped(entries, (entry) => entry.conversation)) {
    if (conversation === null) continue
    if (new Set(lines.map(({ order }) => order)).size < lines.length)
      wrong.push(`${conversation}: two lines in one place`)
    const byDesk = lines.filter(said)
    // What the desk says is said one after the other, whatever X sends late.
    const later = byDesk.find((line, n) => n > 0 && line.order <= (byDesk[n - 1]?.order ?? ""))
    if (later) wrong.push(`${conversation}: ${later.type} ${later.id} stands before what was said before it`)
    const written = lines.filter((line) => !said(line)).sort((a, b) => (a.order < b.order ? -1 : 1))
    const events = written.map((line) => ("event" in line ? BigInt(line.event) : 0n))
    if (events.some((event, n) => n > 0 && event < (events[n - 1] ?? 0n)))
      wrong.push(`${conversation}: events out of order`)
  }
  return wrong
}

/** `Map.groupBy`, which Node 20 hasn't. */
function grouped<T, K>(all: readonly T[], keyOf: (one: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>()
  for (const one of all) {
    const group = groups.get(keyOf(one))
    if (group) group.push(one)
    else groups.set(keyOf(one), [one])
  }
  return groups
}

/** Remembers every entry it has seen (they are frozen, so the same object says the same), and says which changed or vanished. */
export function keepsHistory(): (entries: ReadonlyMap<string, Entry>) => string[] {
  const seen = new Map<string, Entry>()
  return (entries) => {
    const wrong: string[] = []
    for (const [id, entry] of entries) {
      if (!Object.isFrozen(entry)) wrong.push(`${id} can be changed`)
      if ((seen.get(id) ?? entry) !== entry) wrong.push(`${id} was written anew`)
      seen.set(id, entry)
    }
    if (seen.size > entries.size) wrong.push(`${seen.size - entries.size} entries vanished`)
    return wrong
  }
}
