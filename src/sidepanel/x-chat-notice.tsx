import type { Conversation } from "~core/conversation"
import * as css from "./x-chat-notice.module.css"

/** Says that the thread goes on where this API can't read (product.md §3.7). */
export function XChatNotice({ conversation: { inXChatSince } }: { conversation: Conversation }) {
  if (inXChatSince === null) return null
  return (
    <p className={css.notice} role="note">
      This thread goes on in X Chat, where Aside can’t read:{" "}
      <a href="https://x.com/i/chat" target="_blank" rel="noreferrer">
        open X Chat
      </a>
    </p>
  )
}
