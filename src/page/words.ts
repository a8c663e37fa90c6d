import type { DeskAccount, PostState } from "./desk-view"

/** The button's name on every post. */
export const BUTTON_NAME = "Reply with DM link"

/** A span of time in one unit: "now", "5 min", "2 h", "3 d". */
export function since(at: number, now: number): string {
  const minutes = Math.floor(Math.max(0, now - at) / 60_000)
  if (minutes < 1) return "now"
  if (minutes < 60) return `${minutes} min`
  return minutes < 1440 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 1440)} d`
}

const plain = (name: string) => name.replace(/[\p{Cc}\p{Cf}]/gu, "").slice(0, 60)

/** What became of the link under a post, in words; empty when there is none. */
export function stateWords(state: PostState | undefined, now: number): string {
  if (!state) return ""
  if (state.status === "drafted") return `DM link drafted by ${plain(state.by)}, ${since(state.at, now)}`
  if (state.status === "posted") return `DM link sent by ${plain(state.by)}, ${since(state.at, now)}`
  if (state.status === "closed") return "Closed"
  return state.customerName ? `In DM with ${plain(state.customerName)}` : "In DM"
}

/** The button's accessible name with its state. */
export function buttonName(state: PostState | undefined, now: number): string {
  const words = stateWords(state, now)
  return words ? `${BUTTON_NAME}, ${words}` : BUTTON_NAME
}

/** What a person should know before this reply goes out; none of it blocks. */
export function warnings(account: DeskAccount, state: PostState | undefined, me: string | null): string[] {
  const found: string[] = []
  if (state && ["arrived", "accepted", "answered"].includes(state.status))
    found.push(`${state.customerName ? plain(state.customerName) : "This person"} already has an open conversation.`)
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
