/**
 * What the rooms of the local X agree on: `world.ts` keeps the state, `api/` and `oauth/` speak for api.x.com,
 * `web/` draws the pages of x.com and twitter.com, `customers/` live in it. Tests and `npm start` hold it in their
 * own process: there is no control port, and nothing in `src/` knows that any of this exists.
 */

/** A person or brand on the local X. Ids are decimal strings above 2^53, as X's are. */
export interface Person {
  id: string
  handle: string
  name: string
  bio?: string
  /** Takes direct messages from everyone. */
  openToEveryone: boolean
  verified?: boolean
}

/** A public post. */
export interface Post {
  id: string
  authorId: string
  text: string
  /** Unix milliseconds. */
  at: number
  inReplyTo?: string
  quoted?: string
  promoted?: boolean
  photos?: string[]
  deleted?: boolean
  /** Its author lets only some people reply, and the signed-in person is not one of them. */
  repliesLimited?: boolean
  /** X shows a sentence in its place: the account is suspended, or the post is withheld or kept from minors. */
  withheld?: boolean
}

/** What X's text box is made of; `unknown` is one that nobody has seen yet. */
export type EditorKind = "draft" | "lexical" | "textarea" | "unknown"

export type DmKind = "MessageCreate" | "ParticipantsJoin" | "ParticipantsLeave"

/** One direct-message event, as the world keeps it: `text` is what was meant, before X rewrites it. */
export interface DmEvent {
  id: string
  kind: DmKind
  /** `{smaller}-{larger}` for one-to-one, a plain id for groups. */
  conversationId: string
  senderId: string
  text: string
  /** Unix milliseconds. */
  at: number
  mediaKey?: string
  /** Post whose URL stands in the text. */
  citedPost?: string
  participants?: string[]
  /** Not in any list before this (Unix milliseconds): X's lists may show an event after newer ones. */
  listedFrom?: number
  deleted?: boolean
}

/** A picture, GIF or video on the local X, with its bytes. */
export interface Medium {
  /** Numeric, as an upload returns it. */
  id: string
  /** `3_{id}` for photos, `16_{id}` for GIFs, `7_{id}` for videos: what an event's attachments name. */
  key: string
  kind: "photo" | "animated_gif" | "video"
  /** MIME type of the bytes. */
  mime: string
  bytes: Uint8Array
  ownerId: string
  /** Unix milliseconds. A DM takes it for 24 h from here. */
  at: number
  width: number
  height: number
  /** File name in the address of a DM's picture, with extension. */
  resource: string
}

export type WorldNews =
  | { type: "posted"; post: Post }
  | { type: "dm"; event: DmEvent }
  | { type: "blocked"; by: string; person: string }
  | { type: "unblocked"; by: string; person: string }
  | { type: "post removed"; post: Post }
  | { type: "dm removed"; event: DmEvent }

/** The one state of the local X. Every change is announced to its listeners. */
export interface World {
  now(): number
  person(idOrHandle: string): Person | undefined
  addPerson(person: Partial<Person> & { handle: string; name: string }): Person
  /** Newest first. */
  posts(): readonly Post[]
  post(id: string): Post | undefined
  addPost(post: Partial<Post> & { authorId: string; text: string }): Post
  /** Marks a post as deleted; it stays in `posts()` with `deleted: true`. */
  removePost(id: string): void
  /**
   * Writes a DM from one person to another as X would take it (403 rules are the API's business). `to` is a person's
   * id or the id of a group. A post's URL in the text sets `citedPost` by itself.
   */
  addDm(dm: {
    from: string
    to: string
    text: string
    mediaKey?: string
    citedPost?: string
    at?: number
    listedFrom?: number
  }): DmEvent
  /** Every event a person can see, newest first; deleted ones are not among them. */
  dmsOf(personId: string): readonly DmEvent[]
  /** One event by id, deleted or not. */
  dm(id: string): DmEvent | undefined
  /** Deletes an event for everybody; nothing announces it to a poller. */
  removeDm(id: string): void
  people(): readonly Person[]
  /** Opens a group and returns its id; a join event stands in it. */
  addGroup(memberIds: readonly string[]): string
  /** People join or leave a group: an event that everybody in it sees. */
  changeGroup(groupId: string, kind: "ParticipantsJoin" | "ParticipantsLeave", memberIds: readonly string[]): DmEvent
  /** The two sides of a one-to-one, or a group's present members. */
  participants(conversationId: string): readonly string[]
  /** Keeps a picture, GIF or video so that a DM can carry its key. */
  addMedium(medium: Partial<Medium> & { ownerId: string; bytes: Uint8Array; mime: string }): Medium
  /** By id or key. */
  medium(idOrKey: string): Medium | undefined
  block(by: string, person: string): void
  unblock(by: string, person: string): void
  hasBlocked(by: string, person: string): boolean
  /** Whether `to` takes a DM from `from`: open to everyone or wrote to them before, and no block. */
  takesDmFrom(to: string, from: string): boolean
  /** A conversation between these two goes on in X Chat; GET /2/chat/conversations lists it for both. */
  moveToChat(personId: string, otherId: string): void
  /** Who a person talks with in X Chat. */
  chatsOf(personId: string): readonly string[]
  /** Keeps a t.co code so that https://t.co/{code} leads to the URL. */
  keepShortLink(code: string, url: string): void
  /** The URL behind a t.co code. */
  shortLink(code: string): string | undefined
  /** Who is signed in on the web pages (one browser, one session); undefined = signed out. */
  session: { personId: string | undefined; theme: "light" | "dim" | "dark"; language: string; editor: EditorKind }
  listen(listener: (news: WorldNews) => void): () => void
}

/** What the authorize page needs from the OAuth server. Parameters are the raw query of /i/oauth2/authorize. */
export interface Authorization {
  /** Checks client ID, redirect, scope, PKCE; a failure is shown on X's own page and goes nowhere else. */
  begin(query: URLSearchParams): { ok: true; appName: string; scopes: string[] } | { ok: false; message: string }
  /** The URL to redirect to, with code and state. */
  approve(query: URLSearchParams, personId: string): string
  /** The URL to redirect to, with error=access_denied and state. */
  deny(query: URLSearchParams): string
}
