import { useEffect } from "react"
import { ask } from "~messaging/ask"

/** Well under the 30 s after which an idle worker dies. */
const HEARTBEAT_MS = 20_000

/**
 * Tells the worker that this panel opened or came to the front (it reads X at once), and while it is seen, that it still is. `begun` false:
 * not yet, since what the worker does then, it does on the same disk as the panel's first question.
 */
export function useAwake(begun: boolean): void {
  useEffect(() => {
    if (!begun) return
    const stop = new AbortController()
    const say = (opened: boolean) => {
      if (document.visibilityState === "visible") void ask({ say: "awake", opened })
    }
    say(true)
    document.addEventListener("visibilitychange", () => say(true), { signal: stop.signal })
    const beat = setInterval(say, HEARTBEAT_MS, false)
    return () => {
      stop.abort()
      clearInterval(beat)
    }
  }, [begun])
}
