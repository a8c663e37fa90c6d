import type { Link, Media } from "./entry"
import type { EventId } from "./ids"

/** Somebody on X, as an answer of X's names them. */
export interface XPerson {
  /** Numeric X user ID. */
  id: string
  handle: string
  name: string
  picture: string | null
}

/** One direct-message event that passed the schema at the door. Text is what was meant: entities and t.co undone. */
export interface Arrival {
  id: EventId
  kind: "message" | "join" | "leave"
  /** Unix milliseconds, X's clock. */
  at: number
  /** Numeric X user ID of who wrote. */
  sender: string
  /** X's conversation id: `{smaller}-{larger}` for one-to-one. */
  thread: string
  text: string
  links: Link[]
  media: Media[]
  /** Id of a post whose link stands in the text. */
  citedPost: string | null
  /** Who joined or left. */
  participants: string[]
}
