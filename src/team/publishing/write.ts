import type { NatsConnection } from "@nats-io/nats-core"
import { atomic, bytesOf, longestOf, MOST_PARTS, type Part } from "../atomic"
import { aMoment, refusedBy } from "../commit"
import { findBatch } from "../read-back"
import { standing } from "../stands"

/** The server gave no answer, and what was written last isn't to be found: it may stand or not. Done again, it is found or written. */
export class Unanswered extends Error {
  override name = "Unanswered"
}

/** How often a batch is tried while others' checks are under way at the same places. */
const TRIES = 40

/** Parts in batches that the server takes: so many, and together no more bytes than its longest message. */
export function inBatches(parts: readonly Part[], nc: NatsConnection): Part[][] {
  const most = longestOf(nc)
  const batches: Part[][] = []
  let bytes = Number.POSITIVE_INFINITY
  for (const part of parts) {
    const its = bytesOf(part)
    bytes += its
    const last = batches.at(-1)
    if (last && bytes <= most && last.length < MOST_PARTS) last.push(part)
    else {
      batches.push([part])
      bytes = its
    }
  }
  return batches
}

/** Whether one of them is longer than anything the server takes. */
export const isTooLong = (parts: readonly Part[], nc: NatsConnection): boolean =>
  parts.some((part) => bytesOf(part) > longestOf(nc))

/** Writes one batch. False: nothing of it, since something stands in one of its places, or somebody is about to write there. */
export async function land(nc: NatsConnection, parts: readonly Part[]): Promise<boolean> {
  const landed = await atomic(nc, parts)
  if (landed.fate === "ok" || landed.fate === "stale") return landed.fate === "ok"
  if (landed.fate === "refused") throw refusedBy(landed)
  if ((await findBatch(nc, landed.batch, parts)) === null) throw new Unanswered(landed.why)
  return true
}

/**
 * Writes of one batch what doesn't stand yet. `keys`: the places that say whether it was written; when something stands in one of these,
 * nothing is, and this answers false.
 */
export async function landMissing(
  nc: NatsConnection,
  parts: readonly Part[],
  keys: readonly string[],
): Promise<boolean> {
  let missing = parts
  for (let tries = 0; tries < TRIES; tries++) {
    if (missing.length === 0 || (await land(nc, missing))) return true
    const stands = await placesStanding(nc, parts.map(placeOf))
    if (keys.some((key) => stands.has(key))) return false
    const left = parts.filter((part) => !stands.has(placeOf(part)))
    if (left.length === missing.length) await aMoment()
    missing = left
  }
  throw new Unanswered("others write in the same places")
}

/** Writes whatever of these doesn't stand yet, each for itself. */
export async function writeEach(nc: NatsConnection, parts: readonly Part[], signal: AbortSignal): Promise<void> {
  for (const batch of inBatches(parts, nc)) {
    signal.throwIfAborted()
    await landMissing(nc, batch, [])
  }
}

/** What a part is checked over. */
const placeOf = ({ subject, expected }: Part): string => expected?.filter ?? subject

/** In which of these places anything stands, be it that something is gone. */
async function placesStanding(nc: NatsConnection, places: readonly string[]): Promise<Set<string>> {
  const found = await subjectsStanding(nc, places)
  const all = new Set(places)
  return new Set(found.map((subject) => (all.has(subject) ? subject : subject.replace(/[^.]+$/u, "*"))))
}

/** Places asked for at once: each may have been written by so many that together they are not more than the server names. */
const AT_ONCE = 40

/** Every subject that stands in one of these places. */
export async function subjectsStanding(nc: NatsConnection, places: readonly string[]): Promise<string[]> {
  const found: string[] = []
  for (let at = 0; at < places.length; at += AT_ONCE)
    for (const { subject } of await standing(nc, places.slice(at, at + AT_ONCE))) found.push(subject)
  return found
}
