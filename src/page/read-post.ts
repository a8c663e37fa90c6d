import { actionRow, articleOf, type GlimpsedPost, glimpsePost, headOf, own } from "./glimpse-post"
import { personBehind } from "./post-address"
import { find, findAll, is } from "./selectors"
import { textOf } from "./text-of"

/** A post as its article shows it at this moment. */
export interface SeenPost extends GlimpsedPost {
  /** The author's display name, as it is written; empty where X does not show it. */
  name: string
  /** Handles named in it, lower case. */
  mentions: string[]
}

/** A post with all that a press needs of it, from its article; null, and anything else than an article: see `glimpsePost`. */
export function readPost(holder: Element): SeenPost | null {
  const glimpsed = glimpsePost(holder)
  if (!glimpsed) return null
  const article = is(holder, "post") ? holder : articleOf(holder.ownerDocument)
  if (!article) return { ...glimpsed, name: "", mentions: [] }
  const { author } = glimpsed
  const head = headOf(article)
  const links = head ? [...head.querySelectorAll("a")] : own(article, [...article.querySelectorAll("a")])
  return { ...glimpsed, name: nameIn(links, author), mentions: mentionsIn(article, author) }
}

/** X's reply button for this very post: never a quoted one's, never that of a post below the photo overlay. */
export function replyButton(holder: Element): HTMLElement | null {
  const row = actionRow(holder)
  return row && find(row, "reply")
}

/** The beginning of a post's own words: what tells two posts of one author apart where X shows no link to them. */
export function postWords(holder: Element): string {
  const article = is(holder, "post") ? holder : articleOf(holder.ownerDocument)
  const text = article && own(article, findAll(article, "text"))[0]
  return text ? textOf(text).slice(0, 300) : ""
}

/** The words of the first link to the author that aren't the handle. */
function nameIn(links: HTMLElement[], author: string): string {
  for (const link of links) {
    const words = personBehind(link) === author ? textOf(link).trim() : ""
    if (words && words.toLowerCase() !== `@${author}`) return words.slice(0, 200)
  }
  return ""
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
