import type { IncomingMessage, ServerResponse } from "node:http"
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2"
import type { Authorization, World } from "./contract"

/** A request over HTTP/1.1 or HTTP/2, in Node's compatible form. */
export type Request = IncomingMessage | Http2ServerRequest

/** The answer to it. */
export type Response = ServerResponse | Http2ServerResponse

/** Draws the pages of x.com and twitter.com. */
export type WebHandler = (request: Request, response: Response) => void

/** What `web/index.ts` exports as `webPages`. */
export type WebPages = (sim: { world: World; authorization: Authorization }) => Promise<WebHandler>

/** The host a request is for, without port, in lower case. */
export function hostOf(request: Request): string {
  const authority = request.headers[":authority"] ?? request.headers.host ?? ""
  return String(authority).replace(/:\d+$/, "").toLowerCase()
}
