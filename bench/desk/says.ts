import type { Chance } from "../../test/chaos/chance"
import type { Language } from "./words/language"
import { LANGUAGES } from "./words/languages"
import { logNormal, zipf } from "./zipf"

const EMOJI = [..."😩🙏😡👍😊🧳✈️💸🎉❤️🤷‍♀️👨‍👩‍👧😭🥲🔥"].filter((one) => /\p{Extended_Pictographic}/u.test(one))
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
/** Words of the usual message, and of the longest that is made. */
const [MIDDLE, LONGEST] = [9, 160]

const pickers = new Map(LANGUAGES.map((language) => [language, zipf(language.words)]))

/** A language by its share of those who write. */
export function languageOf(chance: Chance): Language {
  let rest = chance.next()
  for (const language of LANGUAGES) {
    rest -= language.share
    if (rest < 0) return language
  }
  return LANGUAGES[0] as Language
}

/** One message: words by their frequency, now and then what only this message has (a booking, a link, a slip of the finger). */
export function says(chance: Chance, language: Language): string {
  const pick = pickers.get(language) as (chance: Chance) => string
  const words: string[] = []
  const count = Math.min(LONGEST, Math.max(1, Math.round(logNormal(chance, MIDDLE, 0.75))))
  for (let nth = 0; nth < count; nth++) {
    const rare = chance.next()
    if (rare < 0.02) words.push(` ${onlyOnce(chance)} `)
    else words.push(rare < 0.03 ? slip(chance, pick(chance)) : pick(chance))
    if (nth % 12 === 11) words[words.length - 1] += language.stop
  }
  const emoji = chance.often(0.12) ? ` ${chance.pick(EMOJI)}` : ""
  return words.join(language.blank).replaceAll(/ {2,}/gu, " ").trim() + emoji
}

function onlyOnce(chance: Chance): string {
  const number = chance.between(10_000, 9_999_999)
  switch (chance.between(0, 4)) {
    case 0:
      return `https://acme.example/bookings/${number}?lang=en&from=dm`
    case 1:
      return `AC${chance.between(1, 999)}`
    case 2:
      return `€${chance.between(5, 900)}.${chance.between(10, 99)}`
    default:
      return `${chance.pick(LETTERS.split(""))}${chance.pick(LETTERS.split(""))}${number}`
  }
}

/** Two letters in the wrong order: words that stand nowhere else. */
function slip(chance: Chance, word: string): string {
  const letters = [...word]
  if (letters.length < 4) return word
  const at = chance.between(1, letters.length - 2)
  return [...letters.slice(0, at), letters[at + 1], letters[at], ...letters.slice(at + 2)].join("")
}
