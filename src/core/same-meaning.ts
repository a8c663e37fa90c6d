import { withoutTail } from "./link-tail"

/** A URL, with or without scheme: X turns a bare domain into a link as well. Begins only where a word begins, so it stays linear. */
const URLS = /(?<![\w.@/-])(https?:\/\/[^\s<>"]+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:\/[^\s<>"]*)?)/giu
const SHORT = /^t\.co\/\w+$/iu

/**
 * Whether two texts say the same, whatever X did to one of them on its way: white space trimmed at the ends, `&`, `<`, `>`
 * as HTML entities, URLs completed or turned into t.co, Unicode composed differently. A t.co link that could not be
 * undone matches any one URL in its place. Symmetrical and reflexive.
 */
export function sameMeaning(a: string, b: string): boolean {
  const [one, two] = [partsOf(a), partsOf(b)]
  return one.length === two.length && one.every((part, nth) => samePart(part, two[nth] ?? "", nth % 2 === 1))
}

function samePart(one: string, two: string, isUrl: boolean): boolean {
  return one === two || (isUrl && (SHORT.test(one) || SHORT.test(two)))
}

/** Plain text and URLs in turn: every second part is a URL. */
function partsOf(text: string): string[] {
  const whole = plain(text)
  const parts: string[] = []
  let from = 0
  for (const match of whole.matchAll(URLS)) {
    const written = withoutTail(match[0])
    parts.push(whole.slice(from, match.index), canonical(written))
    from = match.index + written.length
  }
  parts.push(whole.slice(from))
  return parts
}

function plain(text: string): string {
  const undone = text
    .replace(/&(?:amp;)+/gu, "&")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
  return undone.replace(/\r\n?/gu, "\n").trim().normalize("NFC")
}

function canonical(url: string): string {
  const [host = "", ...path] = decoded(url.replace(/^https?:\/\//iu, "")).split("/")
  return [host.toLowerCase(), ...path].join("/").replace(/\/$/u, "")
}

function decoded(url: string): string {
  try {
    return decodeURI(url).normalize("NFC")
  } catch {
    return url
  }
}
