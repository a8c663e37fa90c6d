import type { PostId } from "~core/ids"
import { addressed, permalink, person, personBehind, postInPath } from "./post-address"
import { closest, find, findAll, inAnyShape, is, type SelectorName } from "./selectors"

/** What of a post decides whether and how a button stands under it. */
export interface GlimpsedPost {
  id: PostId
  /** The link that leads to it, and where it led; null where the page's address is all there is. */
  link: { element: Element; href: string | null } | null
  /** The author's handle, lower case, without @. */
  author: string
  promoted: boolean
  /** The opened post of a thread: X draws it, and its row, larger. */
  focal: boolean
}

/**
 * What is read of every post that is scrolled past, or null when what stands there is no post (deleted, withheld, still loading).
 * Anything else than an article (X's photo overlay, the page itself) stands for the post of the page's address.
 */
export function glimpsePost(holder: Element): GlimpsedPost | null {
  if (!is(holder, "post")) return glimpseAddress(holder.ownerDocument)
  const time = ownTime(holder)
  const link = time && permalink(time)
  if (!link) return null
  // The address of the post names its author, too: a display name may hold anything.
  const author = person(link.handle) ?? handleIn(headOf(holder))
  if (!author) return null
  const { id, element } = link
  // In the head everywhere but under the words of an opened post.
  const focal = !closest(time, "author") && headOf(holder) !== undefined
  return { id, link: { element, href: element.getAttribute("href") }, author, promoted: isPromoted(holder), focal }
}

/** Whether the same post stands there still: asked at every change inside it, so that it must cost next to nothing. */
export function isUnchanged(holder: Element, { id, link }: GlimpsedPost): boolean {
  if (!link) return id === postNumber(holder)
  return holder.contains(link.element) && link.element.getAttribute("href") === link.href
}

/** The first is the post's own: quoted posts come behind it. */
export function headOf(article: Element): HTMLElement | undefined {
  const first = find(article, "author")
  return first ? own(article, [first])[0] : undefined
}

/** The number of the post that stands there now, or null: all that changes when X uses an article again. */
export function postNumber(holder: Element): PostId | null {
  if (!is(holder, "post")) return postInPath(holder.ownerDocument.location.pathname)
  const time = ownTime(holder)
  return (time && permalink(time)?.id) ?? null
}

/** The handle that X is signed in with, lower case; null when nobody is or X changed its bar. */
export function signedInHandle(page: Document = document): string | null {
  // X's bar stays as long as the page does: looked for once.
  const link = bar?.isConnected && page.contains(bar) ? bar : find(page, "me")
  bar = link
  // Asked for with every post: read again only when it leads elsewhere.
  const href = link?.getAttribute("href") ?? ""
  if (href !== me.href) me = { href, handle: link && personBehind(link) }
  return me.handle
}
let bar: HTMLElement | null = null
let me: { href: string; handle: string | null } = { href: "", handle: null }

/** The action row of a post, or of X's photo overlay: the one that holds X's reply button; null when there is none. */
export function actionRow(holder: Element): HTMLElement | null {
  if (!is(holder, "post") && !is(holder, "dialog")) return null
  const reply = firstOwn(holder, "reply")
  const near = reply && closest(reply, "row")
  if (near && holder.contains(near)) return near
  const buttons = own(holder, [...findAll(holder, "reply"), ...findAll(holder, "action")])
  const rows = own(holder, findAll(holder, "row"))
  const row = rows.findLast((one) => one.contains(buttons[0] ?? null))
  if (row) return row
  // Without its role it is what holds three buttons of X's, nearest around the first.
  for (let at = buttons[0]?.parentElement; at && at !== holder; at = at.parentElement)
    if (buttons.filter((one) => at?.contains(one)).length > 2) return at
  return null
}

/** Whether X paid somebody to show this post. */
export function isPromoted(article: Element): boolean {
  const wrapper = article.parentElement && closest(article.parentElement, "tracked")
  // A wrapper around several posts would be a place on the page, not an advertisement.
  if (wrapper && findAll(wrapper, "post").length === 1) return true
  return firstOwn(article, "adMark") !== undefined
}

/** The article of the address's post, where X shows it beside or below its photo. */
export function articleOf(page: Document): Element | null {
  const id = postInPath(page.location.pathname)
  return findAll(page, "post").find((article) => postNumber(article) === id) ?? null
}

function glimpseAddress(page: Document): GlimpsedPost | null {
  const at = addressed(page.location.pathname)
  const author = at && person(at.handle)
  if (!author) return null
  const article = articleOf(page)
  const shown = article && glimpsePost(article)
  return { ...(shown ?? { id: at.id, author, promoted: false }), link: null, focal: false }
}

/** Those that are the holder's own. A quoted post is a link as a whole: what stands in it is somebody else's. */
export function own(holder: Element, found: HTMLElement[]): HTMLElement[] {
  if (found.length === 0) return found
  const isOwn = ownIn(holder)
  return found.filter(isOwn)
}

const POST_OR_QUOTED = `${inAnyShape("post")},${inAnyShape("quoted")}`

function ownIn(holder: Element): (element: Element) => boolean {
  // Asked for many times a post: the nearest of both says it in one way up.
  if (is(holder, "post")) return (element) => element.closest(POST_OR_QUOTED) === holder
  return (element) => {
    if (closest(element, "post")) return false
    const quoted = closest(element, "quoted")
    return !quoted || !holder.contains(quoted) || quoted === holder
  }
}

/** The first that is the holder's own: nearly always the first there is, so that no more are looked for. */
function firstOwn(holder: Element, name: SelectorName, fits?: (one: HTMLElement) => boolean): HTMLElement | undefined {
  const first = find(holder, name)
  if (!first) return undefined
  const isOwn = ownIn(holder)
  const isIt = (one: HTMLElement) => (!fits || fits(one)) && isOwn(one)
  return isIt(first) ? first : findAll(holder, name).find(isIt)
}

const ownTime = (article: Element): HTMLElement | undefined =>
  firstOwn(article, "time", (time) => permalink(time) !== null)

function handleIn(head: Element | undefined): string | null {
  for (const link of head?.querySelectorAll("a") ?? []) {
    const handle = personBehind(link)
    if (handle) return handle
  }
  return null
}
