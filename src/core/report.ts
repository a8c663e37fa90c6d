import type { Conversation } from "./conversation"
import type { Conversion } from "./conversion"
import { waitsForDm } from "./tie-conversion"

/** The way of a DM link, step by step (product.md §7). */
export const STEPS = ["links", "posted", "arrived", "accepted", "answered", "closed"] as const
export type Step = (typeof STEPS)[number]

/** How many DM links came at least as far as each step. Never rises from one step to the next. */
export type Funnel = Record<Step, number>

/** The middle of some times and what nine of ten stay within, in milliseconds; null when there are none. */
export interface Spread {
  count: number
  median: number | null
  ninetieth: number | null
}

/** One line of a report. */
export interface ReportRow {
  /** An id that tells two of the same name apart. */
  key: string
  name: string
  funnel: Funnel
  /** DM links that may still bring somebody. */
  waiting: number
  /** Conversations begun. */
  conversations: number
  firstReply: Spread
  handling: Spread
}

/** A conversion, and what the agent, account and listener in it are called. */
export interface Brought {
  conversion: Conversion
  /** Whoever owns the conversation it brought; null: nobody yet. */
  agent: string | null
}

/** What a report is summed up from: what began in its days. */
export interface ReportInput {
  brought: readonly Brought[]
  conversations: readonly Conversation[]
  agents: Readonly<Record<string, string>>
  /** Handles without @, by account. */
  accounts: Readonly<Record<string, string>>
  /** When it is summed up (Unix milliseconds): says which links may still bring somebody. */
  now: number
}

export const BY = ["listener", "agent", "account", "wording"] as const
export type By = (typeof BY)[number]

export interface Report {
  all: ReportRow
  by: Record<By, ReportRow[]>
  topics: { topic: string; count: number }[]
}

const NOBODY = "Nobody yet"

/** Sums up what began in some days. */
export function report(input: ReportInput): Report {
  const { brought, conversations, agents, accounts, now } = input
  const owner = ({ owner }: Conversation) => owner ?? ""
  const agentName = (id: string) => (id === "" ? NOBODY : (agents[id] ?? id))
  const accountName = (id: string) => (accounts[id] ? `@${accounts[id]}` : id)
  const listenerName = (id: string) => agents[id] ?? calledThen(brought, id)
  const sum = { brought, conversations, now }
  return {
    all: rowOf("all", "All", sum),
    by: {
      listener: rowsBy(sum, ({ conversion }) => conversion.by, null, listenerName),
      agent: rowsBy(sum, ({ agent }) => agent ?? "", owner, agentName),
      account: rowsBy(
        sum,
        ({ conversion }) => conversion.account,
        ({ account }) => account,
        accountName,
      ),
      wording: rowsBy(
        sum,
        ({ conversion }) => conversion.wording,
        null,
        (words) => words || "No wording",
      ),
    },
    topics: topicsOf(conversations),
  }
}

/** What a line is summed up from. */
type Sum = Pick<ReportInput, "brought" | "conversations" | "now">

/** A listener who is no longer there is called as they were at their last press. */
const calledThen = (brought: readonly Brought[], id: string) =>
  brought.findLast(({ conversion }) => conversion.by === id)?.conversion.byName ?? id

/** A line for each name; without `ofConversation` these names have no conversations of their own. */
function rowsBy(
  { brought, conversations, now }: Sum,
  ofBrought: (brought: Brought) => string,
  ofConversation: ((conversation: Conversation) => string) | null,
  name: (key: string) => string,
): ReportRow[] {
  const links = grouped(brought, ofBrought)
  const talks = ofConversation ? grouped(conversations, ofConversation) : new Map<string, Conversation[]>()
  const keys = [...new Set([...links.keys(), ...talks.keys()])]
  const rows = keys.map((key) =>
    rowOf(key, name(key), { brought: links.get(key) ?? [], conversations: talks.get(key) ?? [], now }),
  )
  return rows.sort(
    (a, b) => b.funnel.links - a.funnel.links || b.conversations - a.conversations || (a.name < b.name ? -1 : 1),
  )
}

/** `Map.groupBy`, which Node 20 lacks. */
function grouped<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const one of all) {
    const key = keyOf(one)
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups
}

const rowOf = (key: string, name: string, { brought, conversations, now }: Sum): ReportRow => ({
  key,
  name,
  funnel: funnelOf(brought.map(({ conversion }) => conversion)),
  waiting: brought.filter(({ conversion }) => waitsForDm(conversion, now)).length,
  conversations: conversations.length,
  firstReply: spreadOf(conversations.flatMap(firstReplyTime)),
  handling: spreadOf(conversations.flatMap(({ handledMs }) => (handledMs > 0 ? [handledMs] : []))),
})

/** Counts how far these came; who reached a later step has passed the ones before, also when nobody noted it (X's toast may be missed). */
export function funnelOf(conversions: readonly Conversion[]): Funnel {
  // Asked once, out here: inside `count`, which is copied five times, the minifier lost `furthest` itself.
  const reached = conversions.map((conversion) => STEPS.indexOf(furthest(conversion)))
  const count = (step: Step) => reached.filter((last) => STEPS.indexOf(step) <= last).length
  return {
    links: conversions.length,
    posted: count("posted"),
    arrived: count("arrived"),
    accepted: count("accepted"),
    answered: count("answered"),
    closed: count("closed"),
  }
}

/** The last step a DM link reached. A conversation that was closed unanswered has not been answered since. */
export function furthest({ postedAt, arrivedAt, acceptedAt, answeredAt, closedAt }: Conversion): Step {
  if (closedAt !== null) return "closed"
  if (answeredAt !== null) return "answered"
  if (acceptedAt !== null) return "accepted"
  if (arrivedAt !== null) return "arrived"
  return postedAt !== null ? "posted" : "links"
}

/** From the customer's first message to our first reply; none where the agent began. */
function firstReplyTime({ id, begunAt, firstReplyAt }: Conversation): number[] {
  const customerBegan = /^\d+\.\d+$/u.test(id)
  return customerBegan && firstReplyAt !== null && firstReplyAt >= begunAt ? [firstReplyAt - begunAt] : []
}

/** Median and 90th percentile by nearest rank: each is one of the times themselves. */
export function spreadOf(times: readonly number[]): Spread {
  const sorted = [...times].sort((a, b) => a - b)
  const rank = (part: number) => sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? null
  return { count: sorted.length, median: rank(0.5), ninetieth: rank(0.9) }
}

function topicsOf(conversations: readonly Conversation[]): Report["topics"] {
  const counts = new Map<string, number>()
  for (const { topics } of conversations) for (const topic of topics) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  return [...counts]
    .map(([topic, count]) => ({ topic, count }))
    .sort((a, b) => b.count - a.count || (a.topic < b.topic ? -1 : 1))
}
