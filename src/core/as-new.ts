import type { Conversation } from "./conversation"

/** The conversation as nobody's, in its inbox, where it has waited since `at` (Unix milliseconds): whoever is free may be asked for it. */
export const asNew = (conversation: Conversation, at: number): Conversation => ({
  ...conversation,
  status: "New",
  owner: null,
  session: null,
  offer: null,
  round: { asked: [], lastEndedAt: null },
  unasked: "",
  waitingSince: at,
  banner: null,
  endedAt: null,
  closedAt: null,
})
