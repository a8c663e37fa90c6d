import { type KeyboardEvent, type MouseEvent, memo, useId } from "react"
import type { PostView, Row } from "../../wire"
import { accent, look } from "../look"
import { named } from "../names"
import { roles } from "../roles"
import { navigate } from "../router"
import { row, t, v } from "../styles"
import { words } from "../words"
import { ActionRow } from "./action-row"
import { Avatar } from "./avatar"
import { Body } from "./body"
import { Corner } from "./corner"
import { Deep } from "./deep"
import { SocialContext } from "./social-context"
import { FollowButton } from "./tracked"
import { UserName } from "./user-name"

const interactive = "a, button, [role=link], [role=button], [role=menu], input, [contenteditable=true]"

/** Opens a post when a press lands on nothing of its own. */
function opening(post: PostView) {
  const open = () => navigate(`/${post.author.handle}/status/${post.id}`)
  return {
    onClick: (event: MouseEvent<HTMLElement>) => {
      const hit = event.target instanceof Element ? event.target.closest(interactive) : null
      if (!hit && getSelection()?.isCollapsed !== false) open()
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key === "Enter" && event.target === event.currentTarget) open()
    },
  }
}

function Line({ grow }: { grow: boolean }) {
  const size = grow ? { flexGrow: 1, marginTop: 4 } : { height: 8, marginBottom: 4 }
  return <div className={v({ width: 2, alignSelf: "center" }, size)} style={{ backgroundColor: look.line }} />
}

function AdLabel() {
  return (
    <div dir="ltr" className={t({ fontSize: 13, whiteSpace: "nowrap" })} style={{ color: look.soft }}>
      <span>{words.ad}</span>
    </div>
  )
}

function Head({ post, ids }: { post: PostView; ids: string }) {
  return (
    <div className={v(row, { justifyContent: "space-between", alignItems: "flex-start", gap: 8 })}>
      <div className={v(row, { flexShrink: 1, minWidth: 0 })}>
        <Deep by={4}>
          {/* X shows no time on an advertisement: its label stands there, and nothing leads to the post. */}
          {post.promoted ? (
            <UserName id={`${ids}n`} person={post.author} />
          ) : (
            <UserName id={`${ids}n`} person={post.author} at={post.at} postId={post.id} />
          )}
        </Deep>
      </div>
      <div className={v(row, { alignItems: "center", gap: 8 })}>
        {post.promoted && <AdLabel />}
        {post.followSuggested && <FollowButton id={post.author.id} handle={post.author.handle} />}
        <Corner />
      </div>
    </div>
  )
}

/** One post of a timeline. The node is used again for other posts: everything comes from `row`. */
export const Article = memo(function Article({ row: { post, lineAbove, lineBelow } }: { row: Row }) {
  const ids = `id__${useId().replace(/\W/g, "")}`
  const article = (
    <article
      {...roles.article}
      data-testid={named("tweet")}
      aria-labelledby={`${ids}n ${ids}t ${ids}a`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: X's posts take the focus
      tabIndex={0}
      className={v({ padding: "0 16px", outline: "none" })}
      style={lineBelow ? {} : { borderBottom: `1px solid ${look.line}` }}
      {...opening(post)}
    >
      <div className={v({ paddingTop: lineAbove ? 0 : 12 })}>
        <Deep by={2}>{post.repostedBy ? <SocialContext by={post.repostedBy} /> : <div className={v()} />}</Deep>
        <div className={v(row)}>
          <div className={v({ width: 40, marginInlineEnd: 8 })}>
            {lineAbove && <Line grow={false} />}
            <Deep by={4}>
              <Avatar handle={post.author.handle} size={40} />
            </Deep>
            {lineBelow && <Line grow />}
          </div>
          <div
            className={v({
              flexGrow: 1,
              flexShrink: 1,
              flexBasis: 0,
              minWidth: 0,
              paddingBottom: 12,
              paddingTop: lineAbove ? 12 : 0,
            })}
          >
            <Head post={post} ids={ids} />
            <ReplyingTo post={post} shown={!lineAbove} />
            <Body post={post} ids={ids} />
            <Deep by={2}>
              <ActionRow post={post} id={`${ids}a`} />
            </Deep>
          </div>
        </div>
      </div>
    </article>
  )
  return post.promoted ? <div data-testid="placementTracking">{article}</div> : article
})

function ReplyingTo({ post, shown }: { post: PostView; shown: boolean }) {
  const [handle] = post.replyingTo
  if (!shown || !handle) return null
  return (
    <div className={t({ display: "block" })} style={{ color: look.soft }}>
      {words.replyingTo} <span style={{ color: accent.main }}>@{handle}</span>
    </div>
  )
}
