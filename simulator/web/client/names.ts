import type { Part } from "../wire"
import { boot } from "./boot"
import { roles } from "./roles"

/** What each part's test ids become when it drifts. */
const drifted: Record<Part, Record<string, string>> = {
  reply: { reply: "replyAction" },
  row: {},
  post: { tweet: "post" },
  editor: { tweetTextarea_0: "composerTextarea" },
  postButton: { tweetButton: "composerSubmit", tweetButtonInline: "composerSubmitInline" },
  author: { "User-Name": "PostAuthor" },
  toast: { toast: "notice" },
}

const now: Record<string, string> = Object.assign({}, ...boot.drift.map((part) => drifted[part]))

/** The test id that stands for this one on this page. */
export const named = (testId: string): string => now[testId] ?? testId

/** What says that this is an action row; a drifted one says nothing. */
export const rowRole = boot.drift.includes("row") ? {} : roles.group
/** What says that this is a notice. */
export const noticeRole = boot.drift.includes("toast") ? "status" : "alert"
