import { OWNER_FULL } from "~core/bring-back"
import type { EndedBecause, Entry } from "~core/entry"
import type { AgentId, InboxId } from "~core/ids"
import type { Face } from "~room/agent-avatar"
import { clockOfDay } from "~room/times"
import { offerReason } from "./offer-reason"

/** What the people in a sentence are called. */
export interface Names {
  customer: string
  /** The agent who reads: they are "you". */
  me: AgentId
  agent: (id: AgentId) => string
  inbox?: (id: InboxId) => string | null
  /** A colleague as they are shown; null: it is whoever reads, or nobody else works here. */
  face?: (id: AgentId) => Face | null
}

/** Who did what an entry says, or to whom it was done; null: nobody of the desk. */
export function whoseDoing(entry: Entry): AgentId | null {
  if (entry.type === "message out" || entry.type === "transferred") return entry.by
  return "agent" in entry ? entry.agent : null
}

/** What one entry of a timeline says. For a message it is the name of its article. */
export function entrySentence(entry: Entry, names: Names): string {
  const who = (id: AgentId) => (id === names.me ? "you" : names.agent(id))
  const whoFirst = (id: AgentId) => (id === names.me ? "You" : names.agent(id))
  switch (entry.type) {
    case "message in":
      return `Message from ${names.customer}`
    case "message out":
    case "message from X":
      return `Message to ${names.customer}`
    case "joined":
      return `${people(entry.who)} joined the group conversation`
    case "left":
      return `${people(entry.who)} left the group conversation`
    case "arrived":
      return `Came into ${inboxCalled(entry.inbox, names)}`
    case "conversion":
      return "Tied to the DM link under a post"
    case "offer made":
      return `Offered to ${who(entry.agent)}: ${offerReason(entry.reason)}`
    case "offer accepted":
      return `${whoFirst(entry.agent)} accepted the offer${entry.by === "next" ? " with Next" : ""}`
    case "offer declined":
      return `${whoFirst(entry.agent)} declined the offer`
    case "offer lapsed":
      return `The offer to ${who(entry.agent)} lapsed${entry.setAway ? "; the second in a row, so Available was switched off" : ""}`
    case "offer withdrawn":
      return `The offer to ${who(entry.agent)} was ${withdrawn(entry.because)}`
    case "nobody asked":
      return nobodyAsked(entry.because)
    case "assigned":
      return `${assigned(entry.because)} ${who(entry.agent)}${entry.reason ? `: ${offerReason(entry.reason)}` : ""}`
    case "session begun":
      return `Session began with ${who(entry.agent)}`
    case "session ended":
      return `Session ended: ${ended(entry.because)}`
    case "no reply needed":
      return `${whoFirst(entry.agent)} marked the last message: no reply needed`
    case "closed":
      return `${whoFirst(entry.agent)} closed the conversation`
    case "reopened":
      return `Reopened${REOPENED[entry.because](names.customer)}`
    case "send dropped":
      return `${whoFirst(entry.agent)} dropped a message that was not sent`
    default:
      return laterSentence(entry, names, { who, whoFirst })
  }
}

type Later = Extract<
  Entry,
  {
    type:
      | "note"
      | "transferred"
      | "unassigned"
      | "topic"
      | "follow-up set"
      | "follow-up due"
      | "merged"
      | "unmerged"
      | "blocked"
      | "unblocked"
      | "begun by agent"
      | "moved to X Chat"
      | "gone"
  }
>
type Called = (id: AgentId) => string

/** What is done about a conversation, beside talking. */
function laterSentence(entry: Later, names: Names, { who, whoFirst }: { who: Called; whoFirst: Called }): string {
  switch (entry.type) {
    case "note":
      return `Note by ${who(entry.agent)}`
    case "transferred":
      return `${whoFirst(entry.by)} ${moved(entry, who)} to ${entry.to ? who(entry.to) : inboxCalled(entry.inbox, names)}`
    case "unassigned":
      return unassigned(entry, names, whoFirst)
    case "topic":
      return `${whoFirst(entry.agent)} ${entry.on ? "put on" : "took off"} the topic ${entry.topic}`
    case "follow-up set":
      return entry.until === null
        ? `${whoFirst(entry.agent)} called the reminder off`
        : `${whoFirst(entry.agent)} asked to be reminded: ${clockOfDay(entry.until, entry.at)}`
    case "follow-up due":
      return `The reminder is due: back with ${who(entry.agent)}, as asked`
    case "merged":
      return `${whoFirst(entry.agent)} merged this profile with ${entry.name}`
    case "unmerged":
      return `${whoFirst(entry.agent)} separated this profile from ${entry.name}`
    case "blocked":
      return `${whoFirst(entry.agent)} blocked ${names.customer}’s messages on X`
    case "unblocked":
      return `${whoFirst(entry.agent)} unblocked ${names.customer}’s messages on X`
    case "begun by agent":
      return `${whoFirst(entry.agent)} began the conversation`
    case "moved to X Chat":
      return "The thread goes on in X Chat, which can't be read here"
    case "gone":
      return "Deleted with its customer"
  }
}

/** What was done to an offer, and why it was nobody's fault. */
const withdrawn = (because: string) =>
  because === "reassigned"
    ? "withdrawn: the conversation was reassigned"
    : because === "taken back"
      ? "taken back"
      : `withdrawn: ${because}`

/** Whoever has a conversation transfers it; by any other hand it is reassigned. */
function moved({ by, from }: { by: AgentId; from: AgentId | null }, who: Called): string {
  if (by === from) return "transferred the conversation"
  return `reassigned the conversation${from ? ` from ${who(from)}` : ""}`
}

/** Nobody gave it up: whoever had it reads why it is theirs no more. */
function unassigned(
  { agent, inbox, because }: Extract<Later, { type: "unassigned" }>,
  names: Names,
  whoFirst: Called,
): string {
  const gone = `${whoFirst(agent)} ${agent === names.me ? "were" : "was"} gone: back in ${inboxCalled(inbox, names)}`
  return because === "follow-up" ? `The reminder is due. ${gone}` : gone
}

const REOPENED = {
  agent: () => "",
  "follow-up": () => ": its reminder is due",
  "customer wrote": (customer: string) => `: ${customer} wrote again`,
}

function inboxCalled(id: InboxId, { inbox }: Names): string {
  const name = inbox?.(id)
  return name ? `the inbox ${name}` : "the inbox"
}

/** Why nobody was asked; for an owner without room it is a reason why no session begins. */
const nobodyAsked = (because: string) =>
  because === OWNER_FULL ? `No session begins: ${because}` : `Nobody is asked: ${because}`

const people = (who: readonly string[]) => (who.length === 1 ? "Somebody" : `${who.length} people`)

function assigned(because: "next" | "silent" | "owner" | "reopened"): string {
  switch (because) {
    case "next":
      return "Taken with Next by"
    case "silent":
      return "Assigned without asking to"
    case "owner":
      return "Back with its owner,"
    case "reopened":
      return "Reopened with its owner,"
  }
}

function ended(because: EndedBecause): string {
  switch (because) {
    case "silence":
      return "the customer has been silent"
    case "closed":
      return "closed"
    case "no reply needed":
      return "no reply needed"
    case "transferred":
      return "transferred"
    case "agent gone":
      return "its agent was gone"
    case "moved":
      return "the desk moved to a team"
  }
}
