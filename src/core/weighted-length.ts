/** The most weighted characters X takes in a post of an account without a subscription. */
export const POST_LIMIT = 280
/** What X counts for any link, however long it is (it becomes a t.co link). */
export const LINK_WEIGHT = 23

/** Code points that weigh one, all others two: twitter-text's configuration v3. */
const LIGHT: readonly (readonly [number, number])[] = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
]

const LINK = /https?:\/\/\S+/giu
/** What X may link without a scheme. It has a list of endings, we don't: so this weighs too much rather than too little. */
const BARE_HOST = /(?<![\p{L}\p{N}_@#./-])(?:[\p{L}\p{N}-]+\.)+\p{L}{2,}(?:\/\S*)?/giu
const EMOJI = /\p{Extended_Pictographic}|\p{Regional_Indicator}/u
const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" })

/** The length of a text as X counts it for its limit: a link 23, an emoji or a wide character 2, the rest 1. */
export function weightedLength(text: string): number {
  let weight = 0
  const rest = text
    .normalize("NFC")
    .replace(LINK, () => {
      weight += LINK_WEIGHT
      return ""
    })
    .replace(BARE_HOST, (host) => {
      weight += Math.max(LINK_WEIGHT, weigh(host))
      return ""
    })
  return weight + weigh(rest)
}

function weigh(text: string): number {
  let weight = 0
  for (const { segment } of graphemes.segment(text)) {
    // A whole emoji sequence weighs two, however many code points it is made of.
    if (EMOJI.test(segment)) weight += 2
    else for (const character of segment) weight += isLight(character.codePointAt(0) ?? 0) ? 1 : 2
  }
  return weight
}

const isLight = (point: number) => LIGHT.some(([from, to]) => point >= from && point <= to)
