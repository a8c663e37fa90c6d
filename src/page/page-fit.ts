import type { PagePart } from "~core/page-part"
import { actionRow, glimpsePost, isPromoted } from "./glimpse-post"
import { postInPath } from "./post-address"
import { closest, find } from "./selectors"

/** How well Aside finds its way on X's page since it was opened. */
export interface PageFit {
  found(part: PagePart): void
  missed(part: PagePart): void
  /**
   * X drew articles. Once the page is at rest it is looked at for a post, a row and a reply button, until each was found:
   * after that this costs nothing.
   */
  drawn(): void
  sum(): { found: PagePart[]; missing: PagePart[] }
}

/** What the measuring needs of the page. */
export interface FitWorld {
  page: Document
  signal: AbortSignal
  /** Something was found or missed for the first time. */
  changed(): void
  /** To be said: once on a page, and once more on each opened post that can't be given its button. */
  say(part: PagePart): void
}

/** Keeps count of what was found on this page and what was missed. */
export function measureFit({ page, signal, changed, say }: FitWorld): PageFit {
  const met = new Set<PagePart>()
  const lost = new Set<PagePart>()
  const said = new Set<string>()
  const { requestIdleCallback, cancelIdleCallback } = page.defaultView ?? globalThis
  let rest = 0
  signal.addEventListener("abort", () => cancelIdleCallback(rest))

  const found = (part: PagePart) => {
    if (met.has(part)) return
    met.add(part)
    lost.delete(part)
    changed()
  }
  const missed = (part: PagePart) => {
    // What was found once is there: X's page does not change under one's feet, it is only slow.
    if (met.has(part)) return
    const post = isAboutPosts(part) ? postInPath(page.location.pathname) : null
    if (said.size === 0 || (post && !said.has(post))) say(part)
    said.add(post ?? "")
    if (lost.has(part)) return
    lost.add(part)
    changed()
  }
  const judge = () => {
    const verdict = partsOf(page)
    verdict.found.forEach(found)
    if (verdict.missed) missed(verdict.missed)
  }
  const drawn = () => {
    if (met.has("reply button")) return
    cancelIdleCallback(rest)
    rest = requestIdleCallback(judge)
  }
  return { found, missed, drawn, sum: () => ({ found: [...met], missing: [...lost] }) }
}

/** Without these an opened post has no button. */
const isAboutPosts = (part: PagePart) => part === "posts" || part === "action row"

/** What is to be found around the posts that stand on the page; one is missed only where there surely is a post. */
export function partsOf(page: Document): { found: PagePart[]; missed: PagePart | null } {
  const isThread = postInPath(page.location.pathname) !== null
  const articles = [...page.querySelectorAll("article")].filter((one) => isLikePost(one, isThread) && !isPromoted(one))
  const posts = articles.filter((one) => glimpsePost(one) !== null && closest(one, "post"))
  const rows = posts.flatMap((one) => actionRow(one) ?? [])
  const found: PagePart[] = []
  for (const [part, isThere] of [
    ["posts", posts.length > 0],
    ["action row", rows.length > 0],
    ["reply button", rows.some((row) => find(row, "reply"))],
  ] as const) {
    if (!isThere) return { found, missed: articles.length ? part : null }
    found.push(part)
  }
  return { found, missed: null }
}

/** A tombstone, a notification or the post above a reply box has no buttons of a post's; an opened post has at least words. */
function isLikePost(article: Element, isThread: boolean): boolean {
  if (closest(article, "dialog")) return false
  if (find(article, "time") || find(article, "reply") || find(article, "action")) return true
  return isThread && find(article, "text") !== null
}
