import type { Answered } from "./call"
import type { Usable } from "./tokens"

/** What came of a request made with an account's tokens; `secrets` never get into words. */
export interface Asked {
  answer: Answered
  secrets: string[]
}
/** No request was made: there are no tokens that can be used. */
export type Failed = Extract<Usable, { ok: false }>
