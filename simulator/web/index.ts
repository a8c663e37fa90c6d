import type { Authorization, World } from "../contract"
import type { WebHandler } from "../web-handler"
import { api, type Room } from "./server/api"
import { type Bundle, bundle } from "./server/bundle"
import { type Answer, type Exchange, exchange, finish, redirect } from "./server/exchange"
import { elsewhere } from "./server/hosts"
import { live } from "./server/live"
import { medium } from "./server/medium"
import { usualOptions, type WebOptions } from "./server/options"
import { avatar, emoji, photo } from "./server/pictures"
import { boot, shell } from "./server/shell"

/** Serves the pages of x.com and twitter.com; `options` may be changed while they run. */
export async function webPages(
  sim: { world: World; authorization: Authorization },
  options: WebOptions = usualOptions(),
): Promise<WebHandler> {
  const built = await bundle()
  const room: Room = { ...sim, options, bookmarks: new Set() }
  return (request, response) => {
    const asked = exchange(request, response)
    serve(room, built, asked).catch(() => response.destroy())
  }
}

const pictures = /^\/i\/(avatar|photo|emoji)\/([^/]+)\.svg$/

async function serve(room: Room, built: Bundle, asked: Exchange): Promise<void> {
  const { url, answer } = asked
  if (url.pathname.startsWith("/i/api/")) return api(room, asked)
  if (url.pathname === "/i/live") return live(room.world, answer)
  if (url.pathname === "/i/app.js") return finish(answer, 200, "text/javascript; charset=utf-8", built.script)
  if (url.pathname === "/i/app.css") return finish(answer, 200, "text/css; charset=utf-8", built.style)
  if (url.pathname === "/i/favicon.svg") return finish(answer, 200, "image/svg+xml", avatar("x"))
  if (url.pathname.startsWith("/i/medium/")) return medium(room.world, url.pathname.slice("/i/medium/".length), answer)
  const picture = pictures.exec(url.pathname)
  if (picture) return draw(answer, picture[1] ?? "", decodeURIComponent(picture[2] ?? ""))
  return page(room, asked)
}

function draw(answer: Answer, kind: string, name: string): void {
  const drawing = { avatar, photo, emoji }[kind] ?? avatar
  finish(answer, 200, "image/svg+xml", drawing(name))
}

function page({ world, options }: Room, { url, host, cookie, answer }: Exchange): void {
  const asksToStay = url.searchParams.get("stay") === "1"
  const target = elsewhere(url, host, options.stayOnTwitter || asksToStay || /\bstay=1\b/.test(cookie))
  if (target) {
    redirect(answer, target)
    return
  }
  const { html, policy } = shell(boot(world, options, url.searchParams))
  answer.setHeader("content-security-policy", policy)
  // Without it the first reload after a navigation inside the page would leave twitter.com again.
  if (asksToStay) answer.setHeader("set-cookie", "stay=1; Path=/; Secure")
  finish(answer, 200, "text/html; charset=utf-8", html)
}
