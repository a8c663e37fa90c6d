import { useMemo } from "react"
import type { PostView, Row, Thread as ThreadView } from "../../wire"
import { InlineBox } from "../compose/inline-box"
import { FocalArticle } from "../post/focal"
import { Gone } from "../post/gone"
import { useLiveResource } from "../resource"
import { Column } from "../shell/column"
import { type CellContent, Timeline } from "../timeline/timeline"
import { words } from "../words"
import { cellsOf } from "./rows"

function above(ancestors: readonly PostView[]): Row[] {
  return ancestors.map((post, index) => ({ post, lineAbove: index > 0, lineBelow: true }))
}

function cellsOfThread({ ancestors, focal, replies }: ThreadView): CellContent[] {
  if (!focal || focal.deleted) return [{ id: "gone", draw: () => <Gone /> }, ...cellsOf(replies)]
  return [
    ...cellsOf(above(ancestors)),
    {
      id: `focal-${focal.id}`,
      pinned: true,
      draw: () => (
        <>
          <FocalArticle post={focal} lineAbove={ancestors.length > 0} />
          <InlineBox inReplyTo={focal.id} handle={focal.author.handle} />
        </>
      ),
    },
    ...cellsOf(replies),
  ]
}

/** An opened post: what it answers above it, the reply box and the replies below. */
export function Thread({ id }: { id: string }) {
  const thread = useLiveResource<ThreadView>(`thread/${id}`, "posted", "removed")
  const cells = useMemo(() => (thread ? cellsOfThread(thread) : []), [thread])
  return (
    <Column title={words.posts} back>
      {thread && <Timeline label={words.conversation} cells={cells} />}
    </Column>
  )
}
