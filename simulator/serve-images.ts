import { type Api, accountOf } from "./api/api"
import { pictureFor } from "./images/picture"
import type { Request, Response } from "./web-handler"

/** Answers pbs.twimg.com and abs.twimg.com: a drawing for every address. */
export function servePicture(request: Request, response: Response): void {
  response.writeHead(200, { "content-type": "image/svg+xml; charset=utf-8", "cache-control": "max-age=3600" })
  response.end(pictureFor(new URL(request.url ?? "/", "https://pbs.twimg.com").pathname))
}

/**
 * Answers ton.twitter.com and video.twimg.com, where a DM's pictures lie: as on X, an address alone opens nothing. Only a
 * participant's token does; a page that puts the address into an `img` sees it break.
 */
export function servePrivateMedium(api: Api, request: Request, response: Response): void {
  const { pathname } = new URL(request.url ?? "/", "https://ton.twitter.com")
  const [, dmId = "", mediaId = ""] = /\/dm(?:_video)?\/(?:dm\/)?(\d+)\/(\d+)\//.exec(pathname) ?? []
  const authorization = String(request.headers.authorization ?? "")
  const call = { method: "GET", path: pathname, query: new URLSearchParams(), body: Buffer.alloc(0), contentType: "" }
  const account = accountOf(api, { ...call, authorization })
  const medium = api.world.medium(mediaId)
  const event = api.world.dmsOf(account ?? "").find((dm) => dm.id === dmId && dm.mediaKey === medium?.key)

  response.writeHead(medium && event ? 200 : 403, { "content-type": medium && event ? medium.mime : "text/plain" })
  response.end(medium && event ? medium.bytes : "")
}

/** Answers t.co: the way to the URL that was shortened. */
export function serveShortLink(api: Api, request: Request, response: Response): void {
  const url = api.world.shortLink((request.url ?? "/").slice(1))
  response.writeHead(url === undefined ? 404 : 301, url === undefined ? {} : { location: url })
  response.end()
}
