import type { PostView } from "../../wire"
import { boot } from "../boot"
import { named } from "../names"
import { Avatar } from "../post/avatar"
import { useResource } from "../resource"
import { row, v } from "../styles"
import { words } from "../words"
import { RepliedPost } from "./replied-post"
import { TextBox } from "./text-box"
import { ToolBar } from "./tool-bar"
import type { Draft } from "./use-draft"

interface ComposerProps {
  draft: Draft
  inReplyTo: string | undefined
  initial: string
}

function Above({ id }: { id: string }) {
  const [post] = useResource<PostView | null>(`post/${id}`)
  return post ? <RepliedPost post={post} /> : null
}

/** The composer inside a dialog or on the intent page: the post it answers, the text box, the tools. */
export function Composer({ draft, inReplyTo, initial }: ComposerProps) {
  const me = boot.session
  if (!me) return null
  return (
    <div className={v({ padding: "0 16px 4px" })}>
      {inReplyTo && <Above id={inReplyTo} />}
      <div className={v(row, { gap: 8 })}>
        <Avatar handle={me.handle} size={40} linked={false} />
        <div className={v({ flexGrow: 1, flexShrink: 1, flexBasis: 0, minWidth: 0 })}>
          <TextBox
            key={draft.round}
            testId={named("tweetTextarea_0")}
            label={words.postText}
            placeholder={inReplyTo ? words.replyPlaceholder : words.postPlaceholder}
            initial={draft.round === 0 ? initial : ""}
            focused
            big
            onText={draft.change}
            onSubmit={draft.send}
          />
        </div>
      </div>
      <ToolBar draft={draft} testId={named("tweetButton")} label={inReplyTo ? words.reply : words.post} />
    </div>
  )
}
