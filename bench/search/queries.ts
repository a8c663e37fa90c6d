import { chanceOf } from "../../test/chaos/chance"
import type { Language } from "../desk/words/language"
import { LANGUAGES } from "../desk/words/languages"

const EMOJI = ["🧳", "✈️", "😡", "❤️", "👩‍👧"]

/**
 * What people type, stopped at any letter: the beginning of a word, a word and the beginning of another, three of them, a name, something
 * only one message says, an emoji, now and then a single letter; in turn in every language of the desk, so in nine scripts. The same for the
 * same seed. `rare`: words of this desk that few say.
 */
export function queriesOf(count: number, seed: number, rare: readonly string[]): string[] {
  const chance = chanceOf(seed)
  const cut = (word: string, least: number) => {
    const letters = [...word]
    return letters.slice(0, chance.between(Math.min(least, letters.length), letters.length)).join("")
  }
  const words = ({ words, blank }: Language, count: number) => {
    const picked = Array.from({ length: count }, () => chance.pick(words))
    return [...picked.slice(0, -1), cut(picked.at(-1) ?? "", 2)].join(blank)
  }
  return Array.from({ length: count }, (_, nth) => {
    const language = LANGUAGES[nth % LANGUAGES.length] as Language
    const kind = chance.between(0, 99)
    if (kind < 8) return cut(chance.pick(language.words), 1).slice(0, 2).toWellFormed()
    if (kind < 38) return words(language, 1)
    if (kind < 60) return words(language, 2)
    if (kind < 68) return words(language, 3)
    if (kind < 82) return cut([chance.pick(language.given), chance.pick(language.family)].join(language.blank), 3)
    return kind < 97 ? cut(chance.pick(rare), 4) : chance.pick(EMOJI)
  })
}
