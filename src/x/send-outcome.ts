import * as v from "valibot"
import type { Trouble } from "~core/account"
import { eventId } from "~core/ids"
import { type Answered, hide } from "./call"
import { fateOf, wordsOf } from "./errors"
import type { SendOutcome } from "./port"
import { Sent } from "./schemas"

/** When nothing says how long to wait. */
const SOON_MS = 30_000
/** A rate limit without its reset: X's windows are 15 min, a minute at a time finds the end of one. */
const LIMIT_MS = 60_000

/** What became of a message, from the answer to its POST. `now` in Unix milliseconds. */
export function outcomeOf(answer: Answered, secrets: readonly string[], now: number): SendOutcome {
  const { allowance } = answer
  if (answer.ok) {
    const read = v.safeParse(Sent, answer.json)
    if (!read.success) return { fate: "unsure", detail: "X answered, but not with the message it took.", allowance }
    return { fate: "sent", event: eventId(read.output.data.dm_event_id), xNow: answer.xNow, allowance }
  }
  const detail = hide(wordsOf(answer.ending), secrets)
  const fate = fateOf(answer.ending)
  if (fate.fate === "refused") return { ...fate, detail, allowance }
  if (fate.fate === "unsure") return { ...fate, detail, allowance }
  return { ...withoutPost({ trouble: fate.trouble, retryAt: answer.resetAt }, now), allowance }
}

/** A message that surely was not taken: when to try again, never in the past. Says nothing about what is left to send. */
export function withoutPost(
  { trouble, retryAt }: { trouble: Trouble; retryAt: number | null },
  now: number,
): SendOutcome {
  const wait = trouble === "rate-limited" ? LIMIT_MS : SOON_MS
  return { fate: "later", trouble, retryAt: Math.max(retryAt ?? now + wait, now + 1_000), allowance: null }
}
