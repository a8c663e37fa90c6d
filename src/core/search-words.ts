/** Letters that Unicode doesn't take apart but people type without their stroke. */
const PLAIN: Readonly<Record<string, string>> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  þ: "th",
  ł: "l",
  ħ: "h",
  ı: "i",
  ς: "σ",
  ى: "ي",
}
const HAS_PLAIN = new RegExp(`[${Object.keys(PLAIN).join("")}]`, "gu")

/** Accents and points that are left out; vowel signs of Thai or Devanagari are letters to their readers, and a kana's voicing stays. */
const POINTS = /(?![\u3099\u309a])(?=\p{M})[\p{sc=Zinh}\p{sc=Hebr}\p{sc=Arab}\p{sc=Syrc}]/gu
/** Shown by nobody: tatweel, joiners, soft hyphens, direction marks. */
const UNSEEN = /[\u0640\p{Cf}]/gu
const VOICED = /[\u3040-\u30ff][\u3099\u309a]/gu

/** Scripts written without spaces: any pair of neighbours is a word, since no rule here says where one ends (docs/decisions/09-search.md). */
const UNSPACED = "\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\u30fc\\u3005\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}"
const RUNS = new RegExp(
  `(?<unspaced>[${UNSPACED}]+)|(?<sign>\\p{RI}{1,2}|(?!\\p{N})\\p{Extended_Pictographic})|(?:(?![${UNSPACED}])[\\p{L}\\p{M}\\p{N}])+`,
  "gu",
)
/** Words are cut here: nobody types more of one, and a megabyte of one letter is no index key. In characters. */
const LONGEST = 32
/** Of what is typed or pasted so much is looked at, and the longest words of it: they narrow most, and no search takes longer than this. */
const ASKED = { characters: 1_000, terms: 12 }
/** More different words of one text than this are not kept (X's messages end at 10,000 characters). */
const MOST = 10_000

/** A text as it is compared: lower case, without accents, compatibility forms (full width, ligatures) made plain. */
export function folded(text: string): string {
  const bare = text.normalize("NFKD").toLowerCase().normalize("NFKD").replace(POINTS, "").replace(UNSEEN, "")
  const plain = bare.replace(HAS_PLAIN, (letter) => PLAIN[letter] ?? letter)
  return plain.replace(VOICED, (kana) => kana.normalize("NFC"))
}

/** The words under which a text is found, each once: runs of letters and digits, pairs in scripts without spaces, single emoji. */
export function wordsOf(text: string): string[] {
  const words = new Set<string>()
  for (const { 0: run, groups } of folded(text).matchAll(RUNS)) {
    for (const word of groups?.unspaced ? pairsOf(run) : [clip(run)]) words.add(word)
    if (words.size >= MOST) break
  }
  return [...words]
}

/**
 * What somebody types, as the words that must all begin one of a text's words, the longest first. Of an unspaced run only whole pairs: its
 * last character begins none.
 */
export function termsOf(query: string): string[] {
  const terms = new Set<string>()
  for (const { 0: run, groups } of folded(query.slice(0, ASKED.characters)).matchAll(RUNS)) {
    const pairs = groups?.unspaced ? pairsOf(run) : [clip(run)]
    for (const term of pairs.length > 1 ? pairs.slice(0, -1) : pairs) terms.add(term)
  }
  // The longest narrow most; what only begins another says nothing more.
  const all = [...terms].sort((a, b) => b.length - a.length)
  return all.filter((term, i) => !all.slice(0, i).some((longer) => longer.startsWith(term))).slice(0, ASKED.terms)
}

/** Whether every term begins one of these words. */
export const matches = (words: readonly string[], terms: readonly string[]): boolean =>
  terms.length > 0 && terms.every((term) => words.some((word) => word.startsWith(term)))

/** Every character with the one after it; the last one alone, so that it too is found by itself. */
function pairsOf(run: string): string[] {
  const characters = [...run]
  return characters.map((character, i) => character + (characters[i + 1] ?? ""))
}

const clip = (run: string): string => (run.length > LONGEST ? [...run].slice(0, LONGEST).join("") : run)
