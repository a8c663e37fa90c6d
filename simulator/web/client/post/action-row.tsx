import type { PostView } from "../../wire"
import { accent, look } from "../look"
import { named, rowRole } from "../names"
import { labelled } from "../roles"
import { openComposer } from "../router"
import { row, v } from "../styles"
import { words } from "../words"
import { Action } from "./action"
import { useMark } from "./marks"

interface ActionRowProps {
  post: PostView
  id?: string
  big?: boolean
  onPhoto?: boolean
}

/** A post's action row, the place where Aside's button goes. */
export function ActionRow({ post, id, big = false, onPhoto = false }: ActionRowProps) {
  const [liked, like] = useMark("like", post.id)
  const [reposted, repost] = useMark("retweet", post.id)
  const [kept, keep] = useMark("bookmark", post.id)
  const { replies, reposts, likes, views } = post.counts
  const summary = `${replies} ${words.replies}, ${reposts} ${words.reposts}, ${likes} ${words.likes}, ${views} ${words.views}`
  const tone = { big, onPhoto }
  const frame = onPhoto
    ? { height: 48, alignItems: "center" }
    : big
      ? { height: 48, alignItems: "center", borderTopWidth: 1, borderBottomWidth: 1 }
      : { marginTop: 12 }
  return (
    <div
      id={id}
      {...rowRole}
      {...labelled(summary)}
      className={v(row, { justifyContent: "space-between", gap: 4, maxWidth: big ? "100%" : 600 }, frame)}
      style={{ borderColor: look.line }}
    >
      <Action
        icon="reply"
        testId={named("reply")}
        label={`${replies} ${words.replies}. ${words.reply}`}
        color={accent.main}
        count={replies}
        {...tone}
        disabled={post.repliesLimited}
        onPress={() => openComposer(post.id)}
      />
      <Action
        icon="repost"
        testId={reposted ? "unretweet" : "retweet"}
        label={`${reposts} ${words.reposts}. ${words.repost}`}
        color={accent.green}
        count={reposts + (reposted ? 1 : 0)}
        {...tone}
        on={reposted}
        menu
        onPress={repost}
      />
      <Action
        icon="like"
        testId={liked ? "unlike" : "like"}
        label={`${likes} ${words.likes}. ${words.like}`}
        color={accent.pink}
        count={likes + (liked ? 1 : 0)}
        {...tone}
        on={liked}
        onPress={like}
      />
      {!big && (
        <Action
          {...tone}
          icon="views"
          label={`${views} ${words.views}`}
          color={accent.main}
          count={views}
          href={`/${post.author.handle}/status/${post.id}/analytics`}
        />
      )}
      <Action
        icon="bookmark"
        testId={kept ? "removeBookmark" : "bookmark"}
        label={words.bookmark}
        color={accent.main}
        {...tone}
        on={kept}
        last={!big}
        onPress={keep}
      />
      <Action icon="share" label={words.share} color={accent.main} {...tone} menu last />
    </div>
  )
}
