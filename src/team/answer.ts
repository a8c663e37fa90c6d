import * as v from "valibot"
import type { Landed } from "./atomic"

/** What the server answers to the last message of a batch. */
const Answer = v.object({
  seq: v.optional(v.number(), 0),
  count: v.optional(v.number(), 1),
  error: v.optional(
    v.object({
      code: v.optional(v.number(), 500),
      err_code: v.optional(v.number(), 0),
      description: v.optional(v.string(), ""),
    }),
  ),
})

/** Another one's write came first. */
const WRONG_LAST_SEQUENCE = 10_071
/** Somebody's check of the same filter is under way. Theirs may come to stand or not; this one doesn't (`test/team/races.test.ts` looks). */
const CHECK_UNDER_WAY = 10_164
/** The server forgot a batch half-way: its leader changed. */
const INCOMPLETE = 10_176
/** HTTP's word for "too many at once"; from 500 on it is the server's own trouble. */
const TOO_MANY = 429

/** Tells the server's answers apart. An answer that isn't one leaves it open what happened. */
export function readAnswer(bytes: Uint8Array, { batch, parts }: { batch: string; parts: number }): Landed {
  const unknown = (why: string): Landed => ({ fate: "unknown", why, batch })
  const read = v.safeParse(Answer, parse(bytes))
  if (!read.success) return unknown("an answer that is none")
  const { error, seq, count } = read.output
  if (!error) return seq > 0 && count === parts ? { fate: "ok", seq, count } : unknown("an answer to something else")
  const { code, err_code, description } = error
  if (err_code === WRONG_LAST_SEQUENCE) return { fate: "stale", seq: Number(/: (\d+)$/u.exec(description)?.[1] ?? 0) }
  if (err_code === CHECK_UNDER_WAY) return { fate: "stale", seq: 0 }
  if (err_code === INCOMPLETE || code === TOO_MANY || code >= 500) return unknown(description)
  return { fate: "refused", why: description, code: err_code }
}

function parse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}
