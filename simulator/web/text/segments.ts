import { urlPattern } from "./urls"

/** One piece of a post's text, as X draws it. */
export type Segment =
  | { kind: "text"; text: string }
  | { kind: "emoji"; text: string }
  | { kind: "mention"; text: string; handle: string }
  | { kind: "hashtag"; text: string; tag: string }
  | { kind: "url"; text: string; href: string }

interface Found {
  from: number
  segment: Segment
}

// A pictograph that shows as one by default, or is made one by the selector, with its joined companions.
const emoji =
  /(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F)(?:\p{Emoji_Modifier}|\uFE0F|\u200D\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?)*/gu
const mention = /(?<![\w@/])@([A-Za-z0-9_]{1,15})\b/g
const hashtag = /(?<![\w&/])#([\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*)/gu

function findAll(text: string): Found[] {
  const found: Found[] = []
  for (const hit of text.matchAll(urlPattern())) {
    const href = /^https?:/i.test(hit[0]) ? hit[0] : `https://${hit[0]}`
    found.push({ from: hit.index, segment: { kind: "url", text: hit[0], href } })
  }
  for (const hit of text.matchAll(mention))
    found.push({ from: hit.index, segment: { kind: "mention", text: hit[0], handle: hit[1] ?? "" } })
  for (const hit of text.matchAll(hashtag))
    found.push({ from: hit.index, segment: { kind: "hashtag", text: hit[0], tag: hit[1] ?? "" } })
  for (const hit of text.matchAll(emoji)) found.push({ from: hit.index, segment: { kind: "emoji", text: hit[0] } })
  return found.sort((a, b) => a.from - b.from)
}

/** Cuts a text into what X draws differently; joined again, the pieces are the text. */
export function segments(text: string): Segment[] {
  const pieces: Segment[] = []
  let at = 0
  for (const { from, segment } of findAll(text)) {
    if (from < at) continue
    if (from > at) pieces.push({ kind: "text", text: text.slice(at, from) })
    pieces.push(segment)
    at = from + segment.text.length
  }
  if (at < text.length) pieces.push({ kind: "text", text: text.slice(at) })
  return pieces
}
