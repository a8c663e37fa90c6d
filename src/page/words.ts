import type { DeskAccount, DeskView, PostState } from "./desk-view"
import type { GlimpsedPost } from "./read-post"

/** The button's name on every post. */
export const BUTTON_NAME = "Reply with DM link"

/** What the desk knows of a post: its link, and who has a conversation with its author (null: nobody yet; undefined: none). */
export interface Known {
  state?: PostState | undefined
  owner?: string | null | undefined
}

/** Looks a post up in the desk's news. A handle may be called like something every object has ("constructor"). */
export function knownOf(desk: DeskView | null, { id, author }: Pick<GlimpsedPost, "id" | "author">): Known {
  if (!desk) return {}
  return { state: desk.posts[id], owner: Object.hasOwn(desk.inDm, author) ? desk.inDm[author] : undefined }
}

/** A span of time in one unit: "now", "5 min", "2 h", "3 d". */
export function since(at: number, now: number): string {
  const minutes = Math.floor(Math.max(0, now - at) / 60_000)
  if (minutes < 1) return "now"
  if (minutes < 60) return `${minutes} min`
  return minutes < 1440 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1440)} d`
}

const plain = (name: string) => name.replace(/[\p{Cc}\p{Cf}]/gu, "").slice(0, 60)

/** Whether the author is in a conversation through the link under this very post. */
const isOpen = (state: PostState | undefined) => !!state && ["arrived", "accepted", "answered"].includes(state.status)

/** What became of the link under a post, in words; empty when there is none and its author is in no conversation. */
export function stateWords({ state, owner }: Known, now: number): string {
  if (!state) return owner === undefined ? "" : "In DM"
  if (state.status === "drafted") return `DM link drafted by ${plain(state.by)}, ${since(state.at, now)}`
  if (state.status === "posted") return `DM link sent by ${plain(state.by)}, ${since(state.at, now)}`
  if (state.status === "closed") return "Closed"
  return state.customerName ? `In DM with ${plain(state.customerName)}` : "In DM"
}

/** The button's accessible name with its state. */
export function buttonName(known: Known, now: number): string {
  const words = stateWords(known, now)
  return words ? `${BUTTON_NAME}, ${words}` : BUTTON_NAME
}

/** The life of the link under a post, a line for each step: what, by whom, how long ago; last, who has the author now. */
export function story({ state, owner }: Known, now: number): string[] {
  const told = (state?.steps ?? []).map(
    ({ step, at, by }) =>
      `${step.charAt(0).toUpperCase()}${step.slice(1)}${by ? ` by ${plain(by)}` : ""}, ${since(at, now)}`,
  )
  if (owner !== undefined && !isOpen(state)) told.push(owner ? `Already in DM with ${plain(owner)}` : "Already in DM")
  return told
}

/** What a person should know before this reply goes out; none of it blocks. `me`: who X is signed in as. */
export function warnings(account: DeskAccount, author: string, { state, owner }: Known, me: string | null): string[] {
  const found: string[] = []
  const by = owner ?? state?.steps.find(({ step }) => step === "accepted")?.by
  if (owner !== undefined || isOpen(state))
    found.push(`@${author} already has an open conversation${by ? ` with ${plain(by)}` : ""}.`)
  if (me && me !== account.handle.toLowerCase())
    found.push(`X is signed in as @${me}; the link leads to @${account.handle}.`)
  if (!account.openToEveryone)
    found.push(
      `Nobody has confirmed that @${account.handle} takes messages from everyone. If it does, tick it in Aside's settings.`,
    )
  return found
}

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
