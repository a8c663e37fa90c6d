import { headers, type MsgHdrs, type NatsConnection, nuid } from "@nats-io/nats-core"
import { readAnswer } from "./answer"

/** One message of a batch: what is written where, and what has to be true for it. */
export interface Part {
  subject: string
  body: Uint8Array | string
  /** The stream's sequence of the newest message under `filter`; 0: there is none. Checked by the server, for the whole batch or for none. */
  expected?: { filter: string; seq: number }
  /** Seconds until the server forgets it. */
  ttl?: number
  /** More headers. */
  says?: Record<string, string>
}

/** What became of a batch. `unknown`: it may stand or not; look for it. `refused`: the server would never take it, and says why. */
export type Landed =
  | { fate: "ok"; seq: number; count: number }
  /** `seq`: what stands where something else was expected, as far as the server says. */
  | { fate: "stale"; seq: number }
  /** `batch`: by which it can be looked for. */
  | { fate: "unknown"; why: string; batch: string }
  | { fate: "refused"; why: string; code: number }

/** The server's own limit of messages in a batch. */
export const MOST_PARTS = 1_000
/** How long the server may take to answer (milliseconds). */
const PATIENCE_MS = 5_000
/** What headers and the protocol take beside subject and body, at most. */
const AROUND = 1_024

/**
 * Writes all parts or none. The headers are set here: the client library's own batch drops the expected sequences of all but the first
 * (`test/team/batch-trap.test.ts`). Nothing is sent when the batch is larger than the server takes. Never throws.
 */
export async function atomic(nc: NatsConnection, parts: readonly Part[], patience = PATIENCE_MS): Promise<Landed> {
  const tooLarge = whyTooLarge(parts, longestOf(nc))
  if (tooLarge) return { fate: "refused", why: tooLarge, code: 413 }
  const id = nuid.next()
  try {
    const [last, ...before] = parts.map((part, at) => ({ part, headers: headersOf(id, part, at + 1) })).reverse()
    if (!last) return { fate: "ok", seq: 0, count: 0 }
    for (const { part, headers } of before.reverse()) nc.publish(part.subject, part.body, { headers })
    last.headers.set("Nats-Batch-Commit", "1")
    const answer = await nc.request(last.part.subject, last.part.body, { headers: last.headers, timeout: patience })
    return readAnswer(answer.data, { batch: id, parts: parts.length })
  } catch (error) {
    return { fate: "unknown", why: error instanceof Error ? error.name : "no answer", batch: id }
  }
}

function headersOf(batch: string, { expected, ttl, says = {} }: Part, place: number): MsgHdrs {
  const all = headers()
  for (const [name, value] of Object.entries(says)) all.set(name, value)
  all.set("Nats-Batch-Id", batch)
  all.set("Nats-Batch-Sequence", String(place))
  if (ttl !== undefined) all.set("Nats-TTL", `${ttl}s`)
  if (expected) {
    all.set("Nats-Expected-Last-Subject-Sequence", String(expected.seq))
    all.set("Nats-Expected-Last-Subject-Sequence-Subject", expected.filter)
  }
  return all
}

function whyTooLarge(parts: readonly Part[], most: number): string | null {
  if (parts.length > MOST_PARTS) return `${parts.length} parts, and a batch holds ${MOST_PARTS}`
  const long = parts.find((part) => bytesOf(part) > most)
  return long ? `${long.subject} is longer than the ${most} bytes that the server takes` : null
}

/** What a message takes, at most. */
export const bytesOf = ({ subject, body }: Part): number => lengthOf(body) + subject.length * 2 + AROUND

/** The longest message a server takes (bytes). */
export const longestOf = ({ info }: NatsConnection): number => info?.max_payload ?? 1_048_576

/** At most: a character has three bytes in UTF-8 for each of UTF-16. */
const lengthOf = (body: Uint8Array | string): number => {
  if (typeof body !== "string") return body.length
  return body.length * 3 < 65_536 ? body.length * 3 : new TextEncoder().encode(body).length
}
