import type { CatchUp } from "~core/account"
import { clockWithin } from "./times"

/** What an absence cost, in sentences; `now` in Unix milliseconds. */
export function caughtUpSaid({ from, to, messages, hole }: CatchUp, now: number): string {
  const count = messages === 1 ? "1 message" : `${messages} messages`
  const since = clockWithin(from, now)
  if (to === null) return `Reading back to ${since}: ${count} so far.`
  const back = `${count} came between ${since} and ${clockWithin(to, now)}, while X was not read. ${messages === 1 ? "It is" : "They are"} here now.`
  if (!hole) return back
  const lost = `X keeps 30 days: what came between ${since} and ${clockWithin(hole.to, now)} can’t be read back.`
  return messages > 0 ? `${back} ${lost}` : lost
}
