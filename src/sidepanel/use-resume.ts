import { useEffect } from "react"
import type { Conversation } from "~core/conversation"
import { useMe } from "~room/me"
import { useCommand } from "~room/use-command"

/** Reply was pressed (`writing` counts how often) on one that came back while there was no room: its session begins now, if there is. */
export function useResume({ id, status, owner, unread }: Conversation, writing: number): void {
  const { tell } = useCommand()
  const me = useMe()
  const due = writing > 0 && status === "Waiting" && unread > 0 && owner === me
  // Pressed again is asked again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: writing is that reason
  useEffect(() => {
    if (due) void tell({ say: "resume", conversation: id })
  }, [due, id, writing, tell])
}
