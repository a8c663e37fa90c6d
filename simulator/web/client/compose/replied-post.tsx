import type { PostView } from "../../wire"
import { accent, look } from "../look"
import { named } from "../names"
import { Avatar } from "../post/avatar"
import { PostText } from "../post/text"
import { UserName } from "../post/user-name"
import { roles } from "../roles"
import { row, t, v } from "../styles"
import { words } from "../words"

/** The post being replied to, above the text box: neither its author nor its time leads away, and it has no action row. */
export function RepliedPost({ post }: { post: PostView }) {
  return (
    <article {...roles.article} data-testid={named("tweet")} tabIndex={-1} className={v()}>
      <div className={v(row)}>
        <div className={v({ width: 40, marginInlineEnd: 8 })}>
          <Avatar handle={post.author.handle} size={40} linked={false} />
          <div
            className={v({ width: 2, flexGrow: 1, alignSelf: "center", margin: "4px 0" })}
            style={{ backgroundColor: look.line }}
          />
        </div>
        <div className={v({ flexGrow: 1, flexShrink: 1, flexBasis: 0, minWidth: 0, paddingBottom: 16 })}>
          <UserName person={post.author} at={post.at} linked={false} />
          <PostText text={post.text} />
          <div className={t({ display: "block", marginTop: 16 })} style={{ color: look.soft }}>
            {words.replyingTo} <span style={{ color: accent.main }}>@{post.author.handle}</span>
          </div>
        </div>
      </div>
    </article>
  )
}
