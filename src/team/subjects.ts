import type { EntryId } from "~core/ids"
import type { RecordKind } from "~core/records"

/** The one stream that holds a team's desk: an atomic batch cannot span two. */
export const STREAM = "aside"

/** What the stream takes. A member writes under a subject that ends with their own name, and the server holds them to it. */
export const SUBJECTS = ["desk.>", "log.>", "check.>", "lease.>", "epoch.>", "here.>", "people.>"] as const

/** The stream that bytes pass through, and what it takes. It keeps nothing for long. */
export const MEDIA = "aside-media"
export const MEDIA_SUBJECTS = ["media.>"] as const

/** A name that can stand in a subject: no dot, space or wildcard, never empty, and no two for the same token. */
export function token(name: string): string {
  if (name === "") return "%"
  return encodeURIComponent(name).replace(/[.*!'()~]/gu, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
}

/** The name that a token stands for; null: nobody writes such a token. */
export function nameOf(written: string): string | null {
  if (written === "%") return ""
  try {
    const name = decodeURIComponent(written)
    return token(name) === written ? name : null
  } catch {
    return null
  }
}

/** Where something is written, and what its expected sequence is checked over. Every check of one thing names the identical filter: the server keys what is in flight by it. */
export interface Subject {
  subject: string
  filter: string
}

/** A record, written by one member: `desk.conversation.{id}.{writer}`, checked over `desk.conversation.{id}.*`. */
export function ofRecord(kind: RecordKind, id: string, writer: string): Subject {
  const stem = `desk.${kind}.${token(id)}`
  return { subject: `${stem}.${token(writer)}`, filter: `${stem}.*` }
}

/** What X said has the account and X's event in its id, and nothing else. */
const OF_X = /^(\d+)\.(\d+)$/u

/**
 * A line of a timeline. What X said is nobody's own, `log.in.{account}.{event}`, and open to gateways alone; the desk's own lines name who
 * wrote them: `log.of.{id}.{writer}`.
 */
export function ofEntry(id: EntryId, writer: string): Subject {
  const [, account, event] = OF_X.exec(id) ?? []
  if (account !== undefined) return { subject: `log.in.${account}.${event}`, filter: `log.in.${account}.${event}` }
  const stem = `log.of.${token(id)}`
  return { subject: `${stem}.${token(writer)}`, filter: `${stem}.*` }
}

/** Carries the check of a guard that no record of the change carries. The next change writes over it. */
export const ofCheck = (writer: string, place: number): string => `check.${token(writer)}.${place}`

/** Who holds a lease; expires by itself. The name has no writer, since whoever takes over writes in the place of who was. */
export const ofLease = (lease: string): string => `lease.${token(lease)}`

/** The takeovers of a lease: written only when it changes hands. */
export function ofEpoch(lease: string, writer: string): Subject {
  const stem = `epoch.${token(lease)}`
  return { subject: `${stem}.${token(writer)}`, filter: `${stem}.*` }
}

/** That a member is here; expires by itself. */
export const ofPresence = (member: string): string => `here.${token(member)}`

/** What a member asks of whoever holds an account's lease. No stream keeps it. */
export const ofAsk = (account: string, member: string): string => `ask.${token(account)}.${token(member)}`

/** All that is asked about one account. */
export const asksOf = (account: string): string => `ask.${token(account)}.*`

/** Who asked; null: it is no such subject. The server holds them to their name. */
export function askerOf(subject: string): string | null {
  const [root, , member, ...more] = subject.split(".")
  return root === "ask" && member !== undefined && more.length === 0 ? nameOf(member) : null
}

/** Where an answer goes, and who gives it: to the member who asked and nobody else, whatever place was named in the question. */
export const ofTold = (asker: string, id: string, gateway: string): string =>
  `told.${token(asker)}.${token(id)}.${token(gateway)}`

/** All answers to one question. */
export const toldTo = (asker: string, id: string): string => `told.${token(asker)}.${token(id)}.*`

/** Bytes on their way: `in` from X, by gateways; `out` to X, by whoever attached them. */
export type Way = "in" | "out"

/** A piece of a medium by its number, or `whole`: what is said of all of it once all pieces stand. */
export const ofPiece = (way: Way, name: string, piece: number | "whole", writer: string): string =>
  `media.${way}.${token(name)}.${piece}.${token(writer)}`

/** What anybody says of a whole medium. */
export const wholesOf = (way: Way, name: string): string => `media.${way}.${token(name)}.whole.*`

/** Who wrote a piece: the last name of its subject. */
export const writerOf = (subject: string): string | null => nameOf(subject.split(".").at(-1) ?? "")

/** What a subject of the stream is about. */
export type About =
  | { of: "record"; kind: string; id: string; writer: string }
  | { of: "entry"; id: string; writer: string | null }
  | { of: "lease"; lease: string }
  | { of: "epoch"; lease: string; writer: string }
  | { of: "presence"; member: string }
  | { of: "check" }

/** Reads a subject; null: it is none that Aside writes. */
export function aboutOf(subject: string): About | null {
  const [root = "", ...rest] = subject.split(".")
  const names = rest.map(nameOf)
  if (!names.every((name) => name !== null)) return null
  const [first, second, third] = names
  const written = `${root} ${names.length}`
  if (first === undefined) return null
  if (written === "check 2") return { of: "check" }
  if (written === "lease 1") return { of: "lease", lease: first }
  if (written === "here 1") return { of: "presence", member: first }
  if (second === undefined) return null
  if (written === "epoch 2") return { of: "epoch", lease: first, writer: second }
  if (third === undefined) return null
  if (written === "desk 3") return { of: "record", kind: first, id: second, writer: third }
  if (written !== "log 3") return null
  if (first === "in") return { of: "entry", id: `${second}.${third}`, writer: null }
  return first === "of" ? { of: "entry", id: second, writer: third } : null
}
