/** Punctuation that stands behind a URL and is left out of the link, as X does. */
const TAIL = new Set(".,!?;:'\")]}…")

/** A URL as it stands in a text, without the punctuation behind it. From its end on: a pattern would begin again at each of 8,000 points. */
export function withoutTail(written: string): string {
  let end = written.length
  while (end > 0 && TAIL.has(written.charAt(end - 1))) end--
  return written.slice(0, end)
}
