import * as v from "valibot"
import type { Landed } from "./atomic"

/** What the server answers to the last message of a batch. */
const Answer = v.object({
  seq: v.optional(v.number(), 0),
  count: v.optional(v.number(), 1),
  error: v.optional(v.object({ err_code: v.optional(v.number(), 0), description: v.optional(v.string(), "") })),
})

/** Another one's write came first. */
const WRONG_LAST_SEQUENCE = 10_071
/** Somebody's check of the same filter is under way: it may come to stand, or not. */
const CHECK_IN_FLIGHT = 10_164
/** What passes by itself: no leader at the moment, a batch that was forgotten half-way, too many of them at once. */
const PASSING = new Set([CHECK_IN_FLIGHT, 10_008, 10_009, 10_076, 10_077, 10_176, 10_198, 10_202])

/** Tells the server's answers apart. An answer that isn't one leaves it open what happened. */
export function readAnswer(bytes: Uint8Array, parts: number): Landed {
  const read = v.safeParse(Answer, parse(bytes))
  if (!read.success) return { fate: "unknown", why: "an answer that is none" }
  const { error, seq, count } = read.output
  if (!error && seq > 0 && count === parts) return { fate: "ok", seq, count }
  if (!error) return { fate: "unknown", why: "an answer to something else" }
  if (error.err_code === WRONG_LAST_SEQUENCE) return { fate: "stale" }
  if (PASSING.has(error.err_code) || error.err_code === 0) return { fate: "unknown", why: error.description }
  return { fate: "refused", why: error.description, code: error.err_code }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
