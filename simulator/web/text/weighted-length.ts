import { urlPattern } from "./urls"

/** X's limit for a post, in weighted characters. */
export const limit = 280

const urlWeight = 23

/** Code points that weigh one; all others weigh two (twitter-text, configuration v3). */
const light: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
]

const emoji = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u

function weigh(grapheme: string): number {
  // A whole emoji sequence weighs two, however many code points it is made of.
  if (emoji.test(grapheme)) return 2
  let weight = 0
  for (const character of grapheme) {
    const point = character.codePointAt(0) ?? 0
    weight += light.some(([from, to]) => point >= from && point <= to) ? 1 : 2
  }
  return weight
}

/** The length X shows and limits: URLs count 23, CJK and emoji two, the rest one. */
export function weightedLength(text: string): number {
  const normal = text.normalize("NFC")
  const urls = normal.match(urlPattern())?.length ?? 0
  const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(normal.replace(urlPattern(), ""))
  let weight = urls * urlWeight
  for (const { segment } of graphemes) weight += weigh(segment)
  return weight
}

/** Whether X would enable its button for this text. */
export function canPost(text: string): boolean {
  return text.trim() !== "" && weightedLength(text) <= limit
}
