import { useMemo, useState } from "react"
import type { Thread as ThreadView } from "../../wire"
import { useLiveResource } from "../resource"
import { Column } from "../shell/column"
import { Timeline } from "../timeline/timeline"
import { words } from "../words"
import { cellsOfThread } from "./thread-cells"

/** An opened post: what it answers above it, the reply box and the replies below. */
export function Thread({ id }: { id: string }) {
  const thread = useLiveResource<ThreadView>(`thread/${id}`, "posted", "removed")
  const [all, setAll] = useState(false)
  const cells = useMemo(
    () => (thread ? cellsOfThread(thread, all ? undefined : () => setAll(true)) : []),
    [thread, all],
  )
  return (
    <Column title={words.posts} back>
      {thread && <Timeline label={words.conversation} cells={cells} />}
    </Column>
  )
}
