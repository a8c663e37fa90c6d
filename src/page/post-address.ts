import { type PostId, postId } from "~core/ids"

const PROFILE = /^\/(\w{1,20})\/?$/
const PERMALINK = /^\/(\w{1,20})\/(?:web\/)?status\/(\d{1,25})$/
/** Paths of X that look like a profile's. */
const NOT_A_PERSON = /^(?:home|explore|search|notifications|messages|settings|compose|i|intent)$/

/** The post number in an address of X (`/handle/status/123…`), also with a photo or more behind it; null if none. */
export function postInPath(path: string): PostId | null {
  return addressed(path)?.id ?? null
}

/** The post and the handle in an address of X; null if it is no post's. */
export function addressed(path: string): { id: PostId; handle: string } | null {
  const [, handle = "", id] = /^\/(\w{1,20})\/(?:web\/)?status\/(\d{1,25})(?:\/|$)/.exec(path) ?? []
  return id ? { id: postId(id), handle } : null
}

const pathOf = (link: Element): string => {
  const href = link.getAttribute("href") ?? ""
  return href.replace(/^https:\/\/(?:x|twitter)\.com(?=\/)/, "").replace(/[?#].*$/s, "")
}

/** The link around the time of a post, and where it leads. */
export function permalink(time: Element): { id: PostId; handle: string; element: Element } | null {
  const element = time.closest("a")
  const [, handle = "", id] = (element && PERMALINK.exec(pathOf(element))) ?? []
  return element && id ? { id: postId(id), handle, element } : null
}

/** A handle in lower case; null for what is a path of X's own. */
export const person = (handle: string | undefined): string | null => {
  const name = handle?.toLowerCase()
  return name && !NOT_A_PERSON.test(name) ? name : null
}

/** Whose profile a link leads to, lower case; null: nobody's. */
export const personBehind = (link: Element): string | null => person(PROFILE.exec(pathOf(link))?.[1])
