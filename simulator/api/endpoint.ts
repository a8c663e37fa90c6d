import type { Person, World } from "../contract"
import type { Answer } from "./answer"
import type { Spec } from "./spec"
import type { Uploads } from "./uploads"

/** What every endpoint may reach. */
export interface LocalX {
  world: World
  /** May be changed while the server runs, as X does. */
  spec: Spec
  uploads: Uploads
}

/** One request, after sign-in, scopes and limits were found in order. */
export interface Call {
  /** The account whose token it carries. */
  me: Person
  /** The parts of the path that the pattern names with a colon. */
  params: Readonly<Record<string, string>>
  query: URLSearchParams
  body: Buffer
  contentType: string
}

/** One thing api.x.com can be asked. */
export interface Endpoint {
  method: "GET" | "POST" | "DELETE"
  /** `/2/dm_events/:id`; with the method before it, the name by which limits are set. */
  path: string
  scopes: readonly string[]
  /** Requests per person in 15 minutes, and in 24 hours where X has such a limit; none given: no limit, no headers. */
  limit?: { quarter: number; day?: number }
  /** US dollars for a successful call. GET of events is priced by `credits.ts` per event instead. */
  price?: number
  answer(x: LocalX, call: Call): Answer
}
