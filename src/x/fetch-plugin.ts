import type { ITwitterApiClientPlugin, TwitterResponse } from "twitter-api-v2"
import { type HeaderNews, readHeaders } from "./headers"
import { type Once, postOnce } from "./post-once"
import { broken, reach, Unanswered, type Wire } from "./wire"

type HookArgs = Parameters<NonNullable<ITwitterApiClientPlugin["onBeforeRequestConfig"]>>[0]
type Params = HookArgs["params"]

/** A plugin for one client and one call, which keeps what the headers of its last answer said. */
export interface FetchPlugin extends ITwitterApiClientPlugin {
  headers(): HeaderNews
}

const NO_NEWS: HeaderNews = { allowance: null, xNow: null, resetAt: null }

/**
 * Answers twitter-api-v2's requests with `fetch`, before any of its Node code runs: the hook comes first, and what it
 * returns is the answer. The library neither fills `:params` nor encodes the body by then, so that is done here. With `once` a body of
 * JSON goes in a way that the browser can't repeat.
 */
export function fetchPlugin(wire: Wire, once: Once | null): FetchPlugin {
  let news = NO_NEWS
  return {
    headers: () => news,
    async onBeforeRequestConfig({ client, url, params }) {
      const tokens = client.getActiveTokens()
      const bearer = tokens.type === "oauth2" && params.enableAuth !== false ? tokens.bearerToken : null
      const address = addressOf(url, params)
      const { method, headers, body } = requestOf(params, url, bearer)
      const json = typeof body === "string" && method === "POST" ? body : null
      const response =
        once && json !== null
          ? await postOnce(wire, once, address, { text: json, headers })
          : await reach(wire, address, { method, headers, body })
      news = readHeaders(response.headers, wire.now())
      return answerOf(response, news)
    },
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

interface Asked {
  method: string
  headers: Headers
  body: string | URLSearchParams | FormData | null
}

function requestOf(params: Params, url: URL, bearer: string | null): Asked {
  const method = params.method.toUpperCase()
  const headers = new Headers(params.headers)
  if (bearer) headers.set("authorization", `Bearer ${bearer}`)
  if (method === "GET" || method === "HEAD" || !params.body) return { method, headers, body: null }
  if (url.pathname.startsWith("/2/oauth2/")) return { method, headers, body: formOf(params.body) }
  // `fetch` names the boundary itself.
  if (params.body instanceof FormData) return { method, headers, body: params.body }
  headers.set("content-type", "application/json")
  return { method, headers, body: JSON.stringify(params.body) }
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
