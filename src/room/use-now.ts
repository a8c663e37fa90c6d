import { useEffect, useState } from "react"
import { useAhead } from "./desk-time"

/** The desk's present (X's time), every `step` milliseconds, and exactly at `moment` when one is given (a countdown's end). */
export function useNow(step: number, moment: number | null = null): number {
  const ahead = useAhead()
  return useOwnNow(step, moment === null ? null : moment - ahead) + ahead
}

/** The present by this computer's own clock: for what was written down by it, as since when the line to the team stands. */
export function useOwnNow(step: number, moment: number | null = null): number {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const tick = () => setNow(Date.now())
    const every = setInterval(tick, step)
    const once = moment !== null && moment > Date.now() ? setTimeout(tick, moment - Date.now() + 1) : undefined
    tick()
    return () => {
      clearInterval(every)
      clearTimeout(once)
    }
  }, [step, moment])
  return now
}
