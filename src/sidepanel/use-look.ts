import { useEffect } from "react"
import type { Conversation } from "~core/conversation"
import { ask } from "~messaging/ask"
import { useMe } from "~room/me"

/** Tells the worker that this conversation's messages are being looked at, as long as the panel is seen. */
export function useLook({ id, unread, owner, newestEvent }: Conversation): void {
  const me = useMe()
  const due = unread > 0 && owner === me
  // A later message is another reason to say it, also when an earlier look is still on its way.
  // biome-ignore lint/correctness/useExhaustiveDependencies: newestEvent is that reason
  useEffect(() => {
    if (!due) return
    const stop = new AbortController()
    const look = () => {
      if (document.visibilityState === "visible") void ask({ say: "look", conversation: id })
    }
    look()
    document.addEventListener("visibilitychange", look, { signal: stop.signal })
    return () => stop.abort()
  }, [due, id, newestEvent])
}
