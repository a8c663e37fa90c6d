import { useState } from "react"
import { boot } from "../boot"
import { accent, look } from "../look"
import { named } from "../names"
import { Avatar } from "../post/avatar"
import { row, t, v } from "../styles"
import { words } from "../words"
import { TextBox } from "./text-box"
import { ToolBar } from "./tool-bar"
import { useDraft } from "./use-draft"

const nothing = () => {}

/** The text box in a page: over the home timeline for new posts, under an opened post for replies. */
export function InlineBox({ inReplyTo, handle }: { inReplyTo?: string; handle?: string }) {
  const draft = useDraft(inReplyTo, "", nothing)
  const [entered, setEntered] = useState(inReplyTo === undefined)
  const me = boot.session
  if (!me) return null
  const open = entered || draft.text !== ""
  const label = inReplyTo ? words.reply : words.post
  return (
    <div
      className={v({ padding: inReplyTo ? "4px 16px 8px" : "4px 16px 0" })}
      style={{ borderBottom: `1px solid ${look.line}` }}
      {...(inReplyTo ? { "data-testid": "inline_reply_offscreen" } : {})}
    >
      {open && handle && (
        <div className={t({ display: "block", marginInlineStart: 48 })} style={{ color: look.soft }}>
          {words.replyingTo} <span style={{ color: accent.main }}>@{handle}</span>
        </div>
      )}
      <div className={v(row, { gap: 8 })}>
        <div className={v({ paddingTop: 8 })}>
          <Avatar handle={me.handle} size={40} />
        </div>
        <div
          className={v(
            { flexGrow: 1, flexShrink: 1, minWidth: 0, flexBasis: 0 },
            !open && row,
            !open && { alignItems: "center", justifyContent: "space-between" },
          )}
        >
          <TextBox
            key={draft.round}
            testId={named("tweetTextarea_0")}
            label={words.postText}
            placeholder={inReplyTo ? words.replyPlaceholder : words.postPlaceholder}
            onText={draft.change}
            onSubmit={draft.send}
            onFocus={() => setEntered(true)}
          />
          <ToolBar draft={draft} testId={named("tweetButtonInline")} label={label} tools={open} />
        </div>
      </div>
    </div>
  )
}
