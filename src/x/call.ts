import { TwitterApi } from "twitter-api-v2"
import { type Ending, troubleOf, wordsOf } from "./errors"
import { fetchPlugin } from "./fetch-plugin"
import type { HeaderNews } from "./headers"
import type { Heard } from "./port"
import type { Once } from "./post-once"
import { Unanswered, type Wire } from "./wire"

/** What came of one request: X's JSON, not yet looked at, or how it ended without. */
export type Answered = HeaderNews & ({ ok: true; json: unknown } | { ok: false; ending: Ending })

/** Makes one request over twitter-api-v2; never throws. `who` is an access token, or the app alone for the token endpoints; see `postOnce` for `once`. */
export async function call(
  wire: Wire,
  who: string | { clientId: string },
  request: (client: TwitterApi) => Promise<unknown>,
  once: Once | null = null,
): Promise<Answered> {
  const plugin = fetchPlugin(wire, once)
  const settings = { plugins: [plugin] }
  const client = typeof who === "string" ? new TwitterApi(who, settings) : new TwitterApi(who, settings)
  try {
    const json = await request(client)
    return { ok: true, json, ...plugin.headers() }
  } catch (error) {
    const ending: Ending = error instanceof Unanswered ? error.ending : { how: "dropped" }
    return { ok: false, ending, ...plugin.headers() }
  }
}

/** The port's words for an ending; `retryAt` only where waiting for a reset helps. `secrets` never get into them. */
export function unheard(
  ending: Ending,
  news: HeaderNews,
  secrets: readonly string[],
): Extract<Heard<never>, { ok: false }> {
  const trouble = troubleOf(ending)
  const retryAt = trouble === "rate-limited" ? news.resetAt : null
  return { ok: false, trouble, retryAt, detail: hide(wordsOf(ending), secrets), allowance: news.allowance }
}

/** Takes tokens and codes out of words that came from outside. */
export function hide(words: string, secrets: readonly string[]): string {
  return secrets.reduce((text, secret) => (secret ? text.replaceAll(secret, "…") : text), words)
}
