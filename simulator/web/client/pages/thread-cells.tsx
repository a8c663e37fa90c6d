import type { PostView, Row, Thread } from "../../wire"
import { boot } from "../boot"
import { InlineBox } from "../compose/inline-box"
import { WhoCanReply } from "../compose/who-can-reply"
import { accent, look } from "../look"
import { FocalArticle } from "../post/focal"
import { Gone, isGone } from "../post/gone"
import { t, v } from "../styles"
import type { CellContent } from "../timeline/timeline"
import { words } from "../words"
import { cellsOf } from "./rows"

// X shows about a dozen replies and asks before it shows the rest.
const atFirst = 12

function above(ancestors: readonly PostView[]): Row[] {
  return ancestors.map((post, index) => ({ post, lineAbove: index > 0, lineBelow: true }))
}

function More({ onPress }: { onPress(): void }) {
  return (
    <button
      type="button"
      className={v({ padding: "16px", minHeight: 52, width: "100%" })}
      style={{ borderBottom: `1px solid ${look.line}`, color: accent.main }}
      data-hover="tint"
      onClick={onPress}
    >
      <span className={t()}>{words.moreReplies}</span>
    </button>
  )
}

function cellsOfReplies(replies: readonly Row[], onMore: (() => void) | undefined): CellContent[] {
  const cut = replies.findIndex((row, index) => index >= atFirst && !row.lineAbove)
  if (!onMore || cut < 0) return cellsOf(replies)
  // One's own replies are never hidden.
  const mine = replies.slice(cut).filter(({ post }) => post.author.id === boot.session?.id)
  return [
    ...cellsOf(replies.slice(0, cut)),
    ...cellsOf(mine.map(({ post }) => ({ post, lineAbove: false, lineBelow: false }))),
    { id: "more", draw: () => <More onPress={onMore} /> },
  ]
}

/** A thread as cells; with `onMore` its later replies are behind a button in a cell without a post. */
export function cellsOfThread({ ancestors, focal, replies }: Thread, onMore: (() => void) | undefined): CellContent[] {
  const below = cellsOfReplies(replies, onMore)
  if (!focal || isGone(focal))
    return [{ id: "gone", draw: () => <Gone {...(focal ? { post: focal } : {})} /> }, ...below]
  return [
    ...cellsOf(above(ancestors)),
    {
      id: `focal-${focal.id}`,
      pinned: true,
      draw: () => (
        <>
          <FocalArticle post={focal} lineAbove={ancestors.length > 0} />
          {focal.repliesLimited ? (
            <WhoCanReply handle={focal.author.handle} />
          ) : (
            <InlineBox inReplyTo={focal.id} handle={focal.author.handle} />
          )}
        </>
      ),
    },
    ...below,
  ]
}
