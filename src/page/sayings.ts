import type { PagePart } from "~core/page-part"

/** What is said where X's page no longer fits. */
export const drifted = (part: PagePart): string =>
  `X has changed its page, and Aside can't find its ${part}. Replies open in a window of X's own until Aside learns the new page.`

/** Sentences of the status region. */
export const SAYINGS = {
  noAccount: "Connect the brand's X account to Aside first.",
  noAnswer: "Aside is not answering yet. Press again in a moment.",
  notLast: "This reply already holds a DM link, but not at its end. Move it there so that X shows it as a button.",
  cantReply: "X does not let you reply to this post.",
  intentOpened: "X's reply box could not be filled, so the reply opened in a new tab with the same words.",
  intentBlocked: "X's reply box could not be filled, and the browser held the new tab back.",
  leftover: "Something was left in X's reply box. Check it before posting.",
  notRecorded: "The link is in the reply, but Aside could not record it.",
} as const
