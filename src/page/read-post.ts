import { type PostId, postId } from "~core/ids"
import { closest, find, findAll } from "./selectors"

/** A post as its article shows it at this moment. */
export interface SeenPost {
  id: PostId
  /** The author's handle, lower case, without @. */
  author: string
  /** The author's display name, as it is written. */
  name: string
  /** Handles named in it, lower case. */
  mentions: string[]
  promoted: boolean
  /** The opened post of a thread: X draws it, and its row, larger. */
  focal: boolean
}

const PROFILE = /^\/(\w{1,20})\/?$/
const PERMALINK = /^\/\w{1,20}\/(?:web\/)?status\/(\d{1,25})$/
/** Paths of X that look like a profile's. */
const NOT_A_PERSON = new Set([
  "home",
  "explore",
  "search",
  "notifications",
  "messages",
  "settings",
  "compose",
  "i",
  "intent",
])

/** Reads a post from its article, or null when what stands there is no post (deleted, restricted, still loading). */
export function readPost(article: Element): SeenPost | null {
  const head = own(article, findAll(article, "author"))[0]
  const author = head && handleIn(head)
  const time = own(article, findAll(article, "time")).find((at) => idBehind(at) !== null)
  const id = time && idBehind(time)
  if (!head || !author || !time || !id) return null
  return {
    id: postId(id),
    author,
    name: nameIn(head),
    mentions: mentionsIn(article, author),
    promoted: isPromoted(article),
    focal: !head.contains(time),
  }
}

/** The handle that X is signed in with, lower case; null when nobody is or X changed its bar. */
export function signedInHandle(page: ParentNode = document): string | null {
  const link = find(page, "me")
  return link && personBehind(link)
}

/** A post's own action row: the one that holds X's reply button. */
export function actionRow(article: Element): HTMLElement | null {
  const rows = own(article, findAll(article, "row"))
  return rows.findLast((row) => find(row, "reply") !== null) ?? null
}

/** The beginning of a post's own words: what tells two posts of one author apart where X shows no link to them. */
export function postWords(article: Element): string {
  const text = own(article, findAll(article, "text"))[0]
  return text ? textOf(text).slice(0, 300) : ""
}

/** The post number in an address of X (`/handle/status/123…`), also with a photo or more behind it; null if none. */
export function postInPath(path: string): PostId | null {
  const id = /^\/\w{1,20}\/(?:web\/)?status\/(\d{1,25})(?:\/|$)/.exec(path)?.[1]
  return id ? postId(id) : null
}

// A quoted post is a link as a whole: what stands in it is somebody else's.
function own(article: Element, found: HTMLElement[]): HTMLElement[] {
  return found.filter((element) => {
    if (closest(element, "post") !== article) return false
    const quoted = closest(element, "quoted")
    return !quoted || !article.contains(quoted) || quoted === article
  })
}

const pathOf = (link: Element): string => {
  const href = link.getAttribute("href") ?? ""
  return href.replace(/^https:\/\/(?:x|twitter)\.com(?=\/)/, "").replace(/[?#].*$/s, "")
}

const idBehind = (time: Element): string | null => {
  const link = time.closest("a")
  return (link && PERMALINK.exec(pathOf(link))?.[1]) ?? null
}

function personBehind(link: Element): string | null {
  const handle = PROFILE.exec(pathOf(link))?.[1]?.toLowerCase()
  return handle && !NOT_A_PERSON.has(handle) ? handle : null
}

function handleIn(head: Element): string | null {
  for (const link of head.querySelectorAll("a[href]")) {
    const handle = personBehind(link)
    if (handle) return handle
  }
  return null
}

function nameIn(head: Element): string {
  const link = head.querySelector("a[href]")
  return link ? textOf(link).trim().slice(0, 200) : ""
}

function mentionsIn(article: Element, author: string): string[] {
  const found = new Set<string>()
  for (const link of own(article, [...article.querySelectorAll<HTMLElement>('a[href^="/"]')])) {
    const handle = personBehind(link)
    // A name may hold "@somebody": only a link whose words are the very handle names somebody.
    if (handle && handle !== author && link.textContent?.trim().toLowerCase() === `@${handle}`) found.add(handle)
  }
  return [...found]
}

function isPromoted(article: Element): boolean {
  const wrapper = article.parentElement && closest(article.parentElement, "tracked")
  // A wrapper around several posts would be a place on the page, not an advertisement.
  if (wrapper && findAll(wrapper, "post").length === 1) return true
  return own(article, findAll(article, "adMark")).length > 0
}

// Emoji are pictures whose alt is the character.
function textOf(node: Node): string {
  if (node.nodeType === 3) return node.nodeValue ?? ""
  if (node instanceof Element && node.localName === "img") return node.getAttribute("alt") ?? ""
  if (node instanceof Element && node.localName === "svg") return ""
  return [...node.childNodes].map(textOf).join("")
}
