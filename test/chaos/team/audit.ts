import type { Replayed } from "./replay"
import { aboutOf, type Said } from "./said"

/** What a team's log must not hold, in words; empty is the only right answer. */
export interface TeamFindings {
  /** An offer or a session that another runs into, or that ends without having begun. */
  twoAtOnce: string[]
  /** Somebody decided for the desk or sent for an account while another held its lease. */
  notTheirs: string[]
  /** Taken by the server, and no longer there. */
  lost: string[]
  /** Not at rest when everybody was done. */
  open: string[]
}

/** Looks through the whole of a team's log. */
export function auditTeam(history: readonly Said[], standing: readonly Said[], replayed: Replayed): TeamFindings {
  return {
    twoAtOnce: auditTurns(replayed),
    notTheirs: auditLeases(history),
    lost: auditKept(history, standing),
    open: auditEnd(replayed),
  }
}

export const isTeamWell = (found: TeamFindings): boolean => Object.values(found).every((list) => list.length === 0)

const OFFER_ENDS = ["offer accepted", "offer declined", "offer lapsed", "offer withdrawn"]

/** By the lines alone: in a conversation one offer after the other, one session after the other, each ended by whose it was. */
function auditTurns({ lines }: Replayed): string[] {
  const found: string[] = []
  const offers = new Map<string, string>()
  const sessions = new Map<string, string>()
  const begins = (of: Map<string, string>, where: string, agent: string, what: string) => {
    const other = of.get(where)
    if (other !== undefined) found.push(`${where}: ${what} for ${agent} while one for ${other} runs`)
    of.set(where, agent)
  }
  const ends = (of: Map<string, string>, where: string, agent: string, what: string) => {
    const other = of.get(where)
    if (other !== agent) found.push(`${where}: ${what} of ${agent}, and what runs is ${other ?? "none"}`)
    of.delete(where)
  }
  for (const { line } of lines) {
    const { type, conversation, agent } = line
    if (typeof conversation !== "string" || typeof agent !== "string") continue
    if (type === "offer made") begins(offers, conversation, agent, type)
    if (OFFER_ENDS.includes(type)) ends(offers, conversation, agent, type)
    if (type === "session begun") begins(sessions, conversation, agent, type)
    if (type === "session ended") ends(sessions, conversation, agent, type)
  }
  return found
}

/** Offers are made by whoever took the desk's lease last, and what goes to X is begun by whoever took the account's last. */
function auditLeases(history: readonly Said[]): string[] {
  const found: string[] = []
  const holders = new Map<string, string>()
  const isHolders = (lease: string, writer: string | null, what: string) => {
    const holder = holders.get(lease)
    if (holder !== writer) found.push(`${what} by ${writer}, and ${lease} is ${holder ?? "nobody"}'s`)
  }
  for (const { subject, body, gone } of history) {
    const about = aboutOf(subject)
    if (about.of === "epoch") holders.set(about.lease, about.writer)
    if (gone || body === "") continue
    if (about.of === "line" && about.writer !== null) {
      const { type } = JSON.parse(body) as { type: string }
      if (type === "offer made") isHolders("desk", about.writer, `${type} (${about.id})`)
    }
    if (about.of !== "record" || about.kind !== "send") continue
    const { status, account } = JSON.parse(body) as { status: string; account: string }
    if (status === "sending") isHolders(account, about.writer, `sending ${about.id}`)
  }
  return found
}

/** Nothing that the server took has gone: a line never, a record only by a newer one in its place. */
function auditKept(history: readonly Said[], standing: readonly Said[]): string[] {
  const last = new Map(standing.map(({ subject, seq }) => [subject, seq]))
  const isKept = ({ subject }: Said) => subject.startsWith("desk.") || subject.startsWith("log.")
  return history
    .filter(isKept)
    .filter(({ subject, seq }) => (last.get(subject) ?? 0) < seq)
    .map(({ subject, seq }) => `${subject} was taken as ${seq}, and ${last.get(subject) ?? "nothing"} stands there`)
}

function auditEnd({ desk }: Replayed): string[] {
  const talks = desk.conversations.filter(({ status }) => status !== "Closed")
  const sends = desk.sends.filter(({ status }) => status !== "sent" && status !== "dropped")
  return [
    ...talks.map(({ id, status, owner }) => `${id} is ${status}, ${owner ?? "nobody"}'s`),
    ...sends.map(({ id, status }) => `message ${id} is ${status}`),
  ]
}
