import { useId } from "react"
import type { PostView } from "../../wire"
import { Icon } from "../icons"
import { Link } from "../link"
import { look } from "../look"
import { named } from "../names"
import { roles } from "../roles"
import { r, row, t, v } from "../styles"
import { fullTime, short, words } from "../words"
import { ActionRow } from "./action-row"
import { Avatar } from "./avatar"
import { Body } from "./body"
import { UserName } from "./user-name"

/** The opened post of a thread: larger, its time below its words, its action row between lines. */
export function FocalArticle({ post, lineAbove }: { post: PostView; lineAbove: boolean }) {
  const ids = `id__${useId().replace(/\W/g, "")}`
  return (
    <article
      {...roles.article}
      data-testid={named("tweet")}
      aria-labelledby={`${ids}n ${ids}t ${ids}a`}
      tabIndex={-1}
      className={v({ padding: "0 16px", outline: "none" })}
    >
      {lineAbove && (
        <div className={v({ width: 40, height: 8 })}>
          <div className={v({ width: 2, flexGrow: 1, alignSelf: "center" })} style={{ backgroundColor: look.line }} />
        </div>
      )}
      <div className={v({ paddingTop: lineAbove ? 4 : 12 })}>
        <div className={v(row, { justifyContent: "space-between", marginBottom: 12 })}>
          <div className={v(row, { gap: 8, alignItems: "center", minWidth: 0, flexShrink: 1 })}>
            <Avatar handle={post.author.handle} size={40} />
            <UserName id={`${ids}n`} person={post.author} stacked />
          </div>
          <button
            type="button"
            aria-label={words.more}
            data-testid="caret"
            className={v()}
            style={{ color: look.soft }}
          >
            <Icon name="more" />
          </button>
        </div>
        <Body post={post} ids={ids} big />
        <Stamp post={post} />
        <ActionRow post={post} id={`${ids}a`} big />
      </div>
    </article>
  )
}

function Stamp({ post }: { post: PostView }) {
  return (
    <div className={v(row, { margin: "16px 0", alignItems: "center", gap: 4 })} style={{ color: look.soft }}>
      <Link
        dir="ltr"
        href={`/${post.author.handle}/status/${post.id}`}
        aria-label={fullTime(post.at)}
        className={t()}
        data-hover="line"
      >
        <time dateTime={new Date(post.at).toISOString()}>{fullTime(post.at)}</time>
      </Link>
      <span className={t()}>·</span>
      <span className={t({ fontWeight: 700 })} style={{ color: look.words }}>
        {short(post.counts.views)}
      </span>
      <span className={t()}>
        <span className={r()}>{words.views}</span>
      </span>
    </div>
  )
}
