import type { Link } from "~core/entry"
import { withoutTail } from "~core/link-tail"

/** A piece of a message: words, or a link with the host it really leads to (null when the words show it already). */
export type Part = { text: string; href: null } | { text: string; href: string; host: string | null }

/** More links than this in one message stay words. */
const MOST_LINKS = 200

/** Splits a message into words and links. Only http and https become links; everything else a sender writes stays words. */
export function partsOf(text: string, links: readonly Link[] = []): Part[] {
  const parts: Part[] = []
  let at = 0
  for (const { start, words, url } of linksIn(text, links)) {
    if (start < at) continue
    if (start > at) parts.push({ text: text.slice(at, start), href: null })
    parts.push({ text: words, href: url.href, host: hidesHost(words, url) ? url.host : null })
    at = start + words.length
  }
  if (at < text.length) parts.push({ text: text.slice(at), href: null })
  return parts
}

interface Found {
  start: number
  words: string
  url: URL
}

function linksIn(text: string, links: readonly Link[]): Found[] {
  const named = links.slice(0, MOST_LINKS).flatMap(({ text: words, url }) => {
    const start = words ? text.indexOf(words) : -1
    return start < 0 ? [] : found(start, words, url)
  })
  const written = [...text.matchAll(/https?:\/\/[^\s<>"'`]+/giu)].slice(0, MOST_LINKS).flatMap((match) => {
    const words = withoutTail(match[0])
    return found(match.index, words, words)
  })
  // A link that X names wins over one we only see.
  return [...named, ...written].sort((a, b) => a.start - b.start)
}

function found(start: number, words: string, address: string): Found[] {
  const url = URL.canParse(address) ? new URL(address) : null
  return url && (url.protocol === "https:" || url.protocol === "http:") ? [{ start, words, url }] : []
}

/** Whether somebody who reads the words would not know where the link leads (another host, a name before an @, look-alike letters). */
function hidesHost(words: string, { protocol, host }: URL): boolean {
  const plain = `${protocol}//${host}`
  return !(words === plain || ["/", "?", "#"].some((next) => words.startsWith(plain + next)))
}
