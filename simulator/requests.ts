/** One request to api.x.com, kept so that tests can count and read them. Oldest first in `simulator.requests`. */
export interface ApiRecord {
  method: string
  /** Without the query. */
  path: string
  query: Record<string, string>
  /** The body as text; form fields and JSON alike. Media bytes are left out. */
  body: string
  /** The body, where it is JSON. */
  json?: unknown
  /** Id of the person whose token it carried, if that was valid. */
  account?: string
  /** The answer's status; undefined while there is none, and for ever if it was hung up on. */
  status?: number
  /** Unix milliseconds on the world's clock. */
  at: number
  /** What became of it. `gone` is a sender who gave up first. */
  outcome: "open" | "answered" | "dropped" | "hung" | "gone"
}

/** Makes the record of a request that has just been read. */
export function recordOf(given: {
  method: string
  path: string
  query: URLSearchParams
  body: Buffer
  contentType: string
  account: string | undefined
  at: number
}): ApiRecord {
  const { method, path, query, contentType, account, at } = given
  const body = contentType.startsWith("multipart/") ? "" : given.body.toString()
  const json = contentType.includes("json") ? parsed(body) : undefined
  return {
    method,
    path,
    query: Object.fromEntries(query),
    body,
    ...(json === undefined ? {} : { json }),
    ...(account === undefined ? {} : { account }),
    at,
    outcome: "open",
  }
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
