import type { ITwitterApiClientPlugin, TwitterResponse } from "twitter-api-v2"
import type { Ending } from "./errors"
import { type HeaderNews, readHeaders } from "./headers"

type HookArgs = Parameters<NonNullable<ITwitterApiClientPlugin["onBeforeRequestConfig"]>>[0]
type Params = HookArgs["params"]

/** What the plugin needs of the world. */
export interface Wire {
  fetch: typeof fetch
  /** Unix milliseconds. */
  now: () => number
  /** After how many milliseconds a request is given up; 20,000 by default. */
  timeOut?: number
}

/** The only thing the plugin throws: a request that brought nothing usable, by name. */
export class Unanswered extends Error {
  override name = "Unanswered"
  readonly ending: Ending
  constructor(ending: Ending) {
    super(ending.how)
    this.ending = ending
  }
}

/** A plugin for one client and one call, which keeps what the headers of its last answer said. */
export interface FetchPlugin extends ITwitterApiClientPlugin {
  headers(): HeaderNews
}

const TIME_OUT_MS = 20_000
const NO_NEWS: HeaderNews = { allowance: null, xNow: null, resetAt: null }

/**
 * Answers twitter-api-v2's requests with `fetch`, before any of its Node code runs: the hook comes first, and what it
 * returns is the answer. The library neither fills `:params` nor encodes the body by then, so that is done here.
 */
export function fetchPlugin(wire: Wire): FetchPlugin {
  let news = NO_NEWS
  return {
    headers: () => news,
    async onBeforeRequestConfig({ client, url, params }) {
      const tokens = client.getActiveTokens()
      const bearer = tokens.type === "oauth2" && params.enableAuth !== false ? tokens.bearerToken : null
      const response = await reach(wire, addressOf(url, params), requestOf(params, url, bearer))
      news = readHeaders(response.headers, wire.now())
      return answerOf(response, news)
    },
  }
}

async function reach(wire: Wire, address: URL, init: RequestInit): Promise<Response> {
  try {
    return await wire.fetch(address, { ...init, signal: AbortSignal.timeout(wire.timeOut ?? TIME_OUT_MS) })
  } catch (error) {
    throw broken(error)
  }
}

async function answerOf(response: Response, news: HeaderNews): Promise<TwitterResponse<unknown>> {
  const text = await response.text().catch((error: unknown) => {
    throw broken(error)
  })
  const json = response.ok && text === "" ? null : parsed(text)
  if (!response.ok || json === undefined) throw new Unanswered({ how: "answered", status: response.status, json })
  const { allowance } = news
  const rateLimit = allowance && { limit: allowance.limit, remaining: allowance.left, reset: allowance.resetAt / 1_000 }
  return { data: json, headers: Object.fromEntries<string>(response.headers), ...(rateLimit ? { rateLimit } : {}) }
}

function addressOf(url: URL, params: Params): URL {
  const address = new URL(url)
  // In the path only, and encoded: a value can't add a segment.
  address.pathname = address.pathname.replace(/:([a-z_-]+)/giu, (whole, name: string) => {
    const value = params.params?.[name]
    return value === undefined ? whole : encodeURIComponent(String(value))
  })
  for (const [name, value] of Object.entries(params.query ?? {})) {
    if (value !== undefined) address.searchParams.set(name, String(value))
  }
  return address
}

function requestOf(params: Params, url: URL, bearer: string | null): RequestInit {
  const method = params.method.toUpperCase()
  const headers = new Headers(params.headers)
  if (bearer) headers.set("authorization", `Bearer ${bearer}`)
  // X's session cookies have no business here, a cached page of messages neither, and no redirect may carry a token away.
  const init: RequestInit = { method, headers, credentials: "omit", cache: "no-store", redirect: "error" }
  if (method === "GET" || method === "HEAD" || !params.body) return init
  if (url.pathname.startsWith("/2/oauth2/")) return { ...init, body: formOf(params.body) }
  headers.set("content-type", "application/json")
  return { ...init, body: JSON.stringify(params.body) }
}

/** The token endpoints take forms (RFC 6749); `fetch` sets the content type itself. */
function formOf(body: object): URLSearchParams {
  const fields = Object.entries(body).filter(([, value]) => value !== undefined)
  return new URLSearchParams(fields.map(([name, value]): [string, string] => [name, String(value)]))
}

/** JSON by what it is, not by what its content type says: X has sent HTML for both. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function broken(error: unknown): Unanswered {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ""
  return new Unanswered({ how: name === "TimeoutError" || name === "AbortError" ? "timed out" : "dropped" })
}
