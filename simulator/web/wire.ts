import type { EditorKind } from "../contract"

/** What the pages ask of their own server and what it answers: JSON under /i/api/ and events under /i/live. */

/** X's three looks. */
export const themes = ["light", "dim", "dark"] as const
/** One of them. */
export type Theme = (typeof themes)[number]
/** X's text sizes, in px of its ordinary text. */
export const sizes = [13, 14, 15, 17, 18] as const
/** One of them. */
export type Size = (typeof sizes)[number]
/** The colours one can choose for links and buttons. */
export const accents = ["blue", "yellow", "pink", "purple", "orange", "green"] as const
/** One of them. */
export type Accent = (typeof accents)[number]
/** The languages the labels exist in. */
export const languages = ["en", "de", "ja", "ar"] as const
/** One of them. */
export type Language = (typeof languages)[number]

/** The parts of the page that can have changed their names and shape since they were last seen. */
export const parts = ["reply", "row", "post", "editor", "postButton", "author", "toast"] as const
/** One of them. */
export type Part = (typeof parts)[number]

/** What X's text box can be made of. */
export const editors: readonly EditorKind[] = ["draft", "lexical", "textarea", "unknown"]

/** A person as the pages show them. */
export interface PersonView {
  id: string
  handle: string
  name: string
  bio: string
  verified: boolean
  openToEveryone: boolean
}

/** A quoted post inside another one; `undefined` fields of the world are already decided here. */
export interface QuotedView {
  id: string
  author: PersonView
  text: string
  at: number
  photos: string[]
}

/** The numbers in a post's action row. */
export interface Counts {
  replies: number
  reposts: number
  likes: number
  views: number
}

/** Why a post is not shown. */
export type Withholding = "suspended" | "age" | "country"

/** A post as the pages show it, with everything around it already looked up. */
export interface PostView {
  id: string
  author: PersonView
  text: string
  at: number
  replyingTo: string[]
  quoted?: QuotedView | "unavailable"
  photos: string[]
  promoted: boolean
  deleted: boolean
  repliesLimited: boolean
  /** Why X shows a sentence in its place; its words stay on the server then. */
  withheld?: Withholding
  /** Ordinary posts that carry X's `placementTracking` around a player or a follow button. */
  video: boolean
  followSuggested: boolean
  repostedBy?: PersonView
  counts: Counts
}

/** One row of a timeline; lines join the rows of a thread. */
export interface Row {
  post: PostView
  lineAbove: boolean
  lineBelow: boolean
}

/** A timeline, in the order in which it is shown. */
export interface Timeline {
  rows: Row[]
}

/** An opened post with what stands around it; `focal` is missing when there is no such post. */
export interface Thread {
  ancestors: PostView[]
  focal: PostView | undefined
  replies: Row[]
}

/** A person's page; `person` is missing when there is nobody of that name. */
export interface ProfileView {
  person: PersonView | undefined
  rows: Row[]
}

/** A list of people and what they posted. */
export interface ListView {
  name: string
  members: number
  rows: Row[]
}

/** One direct message as the signed-in person sees it; `at` in Unix milliseconds. */
export interface MessageView {
  id: string
  text: string
  at: number
  mine: boolean
  /** Address of a picture that came along; only the two who talk can open it. */
  picture?: string
  cited?: { id: string; handle: string }
}

/** A one-to-one conversation, its messages oldest first. */
export interface ConversationView {
  other: PersonView
  messages: MessageView[]
}

/** What a page knows before it asks for anything. */
export interface Boot {
  theme: Theme
  language: Language
  size: Size
  accent: Accent
  /** X's own setting for more contrast. */
  contrast: boolean
  editor: EditorKind
  session: PersonView | undefined
  people: PersonView[]
  /** Milliseconds until the reply dialog's editor stands, as X's lazily loaded one. */
  composerDelay: number
  /** Asked for by `?drift=`, separated by commas: drawn as X may draw them one day. */
  drift: Part[]
  /** Asked for by `?fault=`: every post of this page fails that way. */
  fault: string
}

/** What a sent post answers: where it stands, or X's sentence. */
export type Sent = { ok: true; id: string; handle: string } | { ok: false; message: string }

/** What the consent page shows. */
export type AuthorizeView =
  | { ok: true; appName: string; scopes: string[]; session: PersonView | undefined }
  | { ok: false; message: string }

/** What an open page hears. */
export type LiveNews = { type: "posted"; row: Row; root: boolean } | { type: "removed"; id: string } | { type: "dm" }
