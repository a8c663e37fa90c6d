/** One URL of a text as X returns it; start and end count code points of the returned text. */
export interface UrlEntity {
  start: number
  end: number
  url: string
  expanded_url: string
  display_url: string
}

/** A text as X gives it back, and what X found in it. */
export interface Rewritten {
  text: string
  urls: UrlEntity[]
  hashtags: { start: number; end: number; tag: string }[]
  mentions: { start: number; end: number; username: string }[]
}

const URLS = /https?:\/\/[^\s<>"]+|(?<![\w@./-])(?:[a-z\d-]+\.)+(?:com|org|net|io|app|dev|de|uk|jp)\b(?:\/[^\s<>"]*)?/gi
const TAIL = /[.,!?;:'")\]}…]+$/
const TAGS = /(?<![\w&])([#@])(\w+)/g

/**
 * What X makes of a text on its way through: white space trimmed at the ends, URLs (and bare domains) shortened by
 * `shorten`, the three HTML characters escaped. Whether X counts indices before or after escaping is not documented; the local X
 * counts the text as it is returned, so nobody should lean on them.
 */
export function rewrite(original: string, shorten: (url: string, index: number) => string): Rewritten {
  const text = original.trim()
  const result: Rewritten = { text: "", urls: [], hashtags: [], mentions: [] }
  let from = 0

  for (const match of text.matchAll(URLS)) {
    const written = match[0].replace(TAIL, "")
    plain(result, text.slice(from, match.index))
    link(result, written, shorten)
    from = match.index + written.length
  }
  plain(result, text.slice(from))
  return result
}

/** X's escaping of text: `&`, `<` and `>` and nothing else. */
export function escapeText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;")
}

/** Adds a link at the end, as X does for a picture in a message. */
export function appendLink(result: Rewritten, expanded: string, url: string, display: string): void {
  if (result.text !== "") result.text += " "
  push(result, url, expanded, display)
}

function link(result: Rewritten, written: string, shorten: (url: string, index: number) => string): void {
  const expanded = /^https?:/i.test(written) ? written : `http://${written}`
  push(result, shorten(expanded, result.urls.length), expanded, displayed(expanded))
}

function push(result: Rewritten, url: string, expanded_url: string, display_url: string): void {
  const start = points(result.text)
  result.text += url
  result.urls.push({ start, end: start + points(url), url, expanded_url, display_url })
}

function plain(result: Rewritten, text: string): void {
  const escaped = escapeText(text)
  const offset = points(result.text)
  for (const match of escaped.matchAll(TAGS)) {
    const start = offset + points(escaped.slice(0, match.index))
    const [whole, sign, name = ""] = match
    const end = start + points(whole)
    if (sign === "@") result.mentions.push({ start, end, username: name })
    else result.hashtags.push({ start, end, tag: name })
  }
  result.text += escaped
}

function displayed(url: string): string {
  const bare = url.replace(/^https?:\/\/(www\.)?/i, "")
  return bare.length > 37 ? `${bare.slice(0, 36)}…` : bare
}

function points(text: string): number {
  return [...text].length
}
