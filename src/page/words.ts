import type { DeskView, PostState } from "./desk-view"
import type { GlimpsedPost } from "./glimpse-post"

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

/** A name as it may stand in a sentence: no line, no direction of its own, not endless. */
export const plain = (name: string) => name.replace(/[\p{Cc}\p{Cf}]/gu, "").slice(0, 60)

/** Whether the author is in a conversation through the link under this very post. */
export const isOpen = (state: PostState | undefined) =>
  !!state && ["arrived", "accepted", "answered"].includes(state.status)

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
