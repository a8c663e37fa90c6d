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
}

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
  deleted?: boolean
}

export type WorldNews =
  | { type: "posted"; post: Post }
  | { type: "dm"; event: DmEvent }
  | { type: "blocked"; by: string; person: string }

/** The one state of the local X. Every change is announced to its listeners. */
export interface World {
  now(): number
  person(idOrHandle: string): Person | undefined
  addPerson(person: Partial<Person> & { handle: string; name: string }): Person
  /** Newest first. */
  posts(): readonly Post[]
  post(id: string): Post | undefined
  addPost(post: Partial<Post> & { authorId: string; text: string }): Post
  /** Writes a DM from one person to another as X would take it (403 rules are the API's business). */
  addDm(dm: {
    from: string
    to: string
    text: string
    mediaKey?: string
    citedPost?: string
    at?: number
  }): DmEvent
  /** Every event a person can see, newest first. */
  dmsOf(personId: string): readonly DmEvent[]
  /** Who is signed in on the web pages (one browser, one session); undefined = signed out. */
  session: { personId: string | undefined; theme: "light" | "dim" | "dark"; language: string; editor: "draft" }
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
