import { change, type Decided, refuse } from "./change"
import type { Conversation } from "./conversation"
import type { Customer } from "./customer"
import type { Entry, EntryBody } from "./entry"
import type { AgentId } from "./ids"
import { writeInto } from "./write-entry"
import { writeOnCustomer } from "./write-on-customer"

/** A profile that stands for itself, with every conversation of everybody merged into it. */
export interface WholeProfile {
  head: Customer
  conversations: readonly Conversation[]
}

/**
 * Merges two profiles found to be one person (product.md §5.2): `other` is shown within `into` from now on. Nothing is moved: what each
 * had still names it, so that it can be unmerged. A person has at most one conversation that isn't closed, so one is closed first.
 */
export function merge(into: WholeProfile, other: WholeProfile, agent: AgentId, now: number): Decided {
  if (into.head.id === other.head.id) return refuse("same-profile")
  if (into.head.open && other.head.open) return refuse("both-open")
  const { lines, moved } = write(into, { type: "merged", agent, other: other.head.id, name: other.head.name }, now)
  const both = standing([...into.conversations, ...other.conversations])
  return change({
    entries: lines,
    records: [
      { ...into.head, ...both },
      { ...other.head, mergedInto: into.head.id, open: null, latest: null },
      ...moved,
    ],
  })
}

/** Separates a profile that was merged into another: each gets back what names it. */
export function unmerge(head: WholeProfile, other: WholeProfile, agent: AgentId, now: number): Decided {
  if (other.head.mergedInto === null) return change({})
  // Within what was merged again, it goes with what it was merged into first.
  if (other.head.mergedInto !== head.head.id || head.head.mergedInto !== null) return refuse("not-found")
  const here = write(head, { type: "unmerged", agent, other: other.head.id, name: other.head.name }, now)
  const there = write(other, { type: "unmerged", agent, other: head.head.id, name: head.head.name }, now)
  return change({
    entries: [...here.lines, ...there.lines],
    records: [
      { ...head.head, ...standing(head.conversations) },
      { ...other.head, mergedInto: null, ...standing(other.conversations) },
      ...here.moved,
      ...there.moved,
    ],
  })
}

/** Which of these conversations isn't closed, and which is the newest. */
function standing(conversations: readonly Conversation[]): Pick<Customer, "open" | "latest"> {
  const open = conversations.find(({ status }) => status !== "Closed")
  const newest = newestOf(conversations)
  return { open: open?.id ?? null, latest: (open ?? newest)?.id ?? null }
}

const newestOf = (conversations: readonly Conversation[]) =>
  conversations.toSorted((a, b) => b.newestAt - a.newestAt || (a.id < b.id ? 1 : -1))[0] ?? null

/** Says it in the profile's present conversation; on the customer when there is none. */
function write(
  { head, conversations }: WholeProfile,
  body: EntryBody,
  now: number,
): { lines: Entry[]; moved: Conversation[] } {
  const conversation = conversations.find(({ status }) => status !== "Closed") ?? newestOf(conversations)
  const { say, entries } = conversation ? writeInto(conversation, now) : writeOnCustomer(head, now)
  say(body)
  return { lines: entries, moved: conversation ? [conversation] : [] }
}
