import { change, type Decided } from "./change"
import type { Send } from "./send"

/** Two clocks may differ by less; nothing of a send is ever set further ahead (an undo is a minute at most). */
export const FROM_TOMORROW_MS = 2 * 60_000
/** When it was handed over nobody knows any more: long enough ago for X's echo to fit, whenever X dated it. */
const SOME_TIME_MS = 60 * 60_000

/** Written while this computer's clock was wrong, and so dated after now. */
export const isFromTomorrow = (at: number | null, now: number) => at !== null && at > now + FROM_TOMORROW_MS

/** A send that is dated after now would stand still until that time came: what it waits for counts from now. Times are Unix milliseconds. */
export function redateSend(send: Send, now: number): Decided {
  const { holdUntil, sendingAt, unsureAt } = send
  if (![holdUntil, sendingAt, unsureAt].some((at) => isFromTomorrow(at, now))) return change({})
  const redated = {
    holdUntil: isFromTomorrow(holdUntil, now) ? now : holdUntil,
    sendingAt: isFromTomorrow(sendingAt, now) ? now - SOME_TIME_MS : sendingAt,
    unsureAt: isFromTomorrow(unsureAt, now) ? now : unsureAt,
  }
  return change({ records: [{ ...send, ...redated }] })
}
