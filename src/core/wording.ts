import { holdsLink } from "./dm-link"
import { WORDING_LIMIT } from "./settings"
import { fillTemplate, hasOpenBraces, unknownVariables } from "./template"
import { LINK_WEIGHT, POST_LIMIT, weightedLength } from "./weighted-length"

/** What a wording's variables stand for. All of it comes from a page and is not trusted. */
export interface WordingValues {
  /** The author's, with or without @. */
  handle: string
  /** The author's display name. */
  name: string
  /** The brand account's handle. */
  account: string
}

/** The variables a wording may use. */
export const WORDING_VARIABLES = ["handle", "name", "account"] as const
type Variable = (typeof WORDING_VARIABLES)[number]

/** What can be wrong with a wording, by name; the settings page has the sentence. */
export type WordingProblem =
  | { problem: "unknown variable"; name: string }
  | { problem: "open braces" }
  | { problem: "too long"; by: number }
  | { problem: "line break" }
  | { problem: "hidden characters" }
  | { problem: "holds a DM link" }

const LINE_BREAK = /[\r\n\v\f\u0085\u2028\u2029]/
/**
 * Controls, soft hyphens, bidi and most zero-width marks, tags: nobody sees them, and they can turn or split what is seen.
 * Zero-width joiner and non-joiner stay: families of emoji and some scripts need them.
 */
const HIDDEN = /(?![\u200C\u200D])[\p{Cc}\p{Cf}\u115F\u1160\u3164\uFFA0]|\u034F|\u17B4|\u17B5/u
const ALL_HIDDEN = new RegExp(HIDDEN, "gu")
const NAME_LIMIT = 50
/** A filled-in handle is at most 15 characters; the checker counts each variable as that. */
const USUAL_VALUE = "x".repeat(15)
const ROOM = POST_LIMIT - LINK_WEIGHT - 1

/** How long a wording's words are as X counts them, each variable taken for the longest usual handle. */
export function wordingWeight(template: string): number {
  const names = [...WORDING_VARIABLES, ...unknownVariables(template, WORDING_VARIABLES)]
  return weightedLength(fillTemplate(template, Object.fromEntries(names.map((name) => [name, USUAL_VALUE]))))
}

/** Everything that is wrong with a wording before it is stored; an empty list means that it can be used. */
export function wordingProblems(template: string): WordingProblem[] {
  const problems: WordingProblem[] = []
  const unknown = unknownVariables(template, WORDING_VARIABLES)
  for (const name of unknown) problems.push({ problem: "unknown variable", name })
  if (hasOpenBraces(template)) problems.push({ problem: "open braces" })
  const over = Math.max(template.length - WORDING_LIMIT, wordingWeight(template) - ROOM)
  if (over > 0) problems.push({ problem: "too long", by: over })
  if (LINE_BREAK.test(template)) problems.push({ problem: "line break" })
  else if (template.search(HIDDEN) >= 0) problems.push({ problem: "hidden characters" })
  if (holdsLink(template)) problems.push({ problem: "holds a DM link" })
  return problems
}

/** The words before the link: the wording with its variables filled in, on one line; an unknown variable stays visible. */
export function fillWording(template: string, values: WordingValues): string {
  const safe: Record<Variable, string> = {
    handle: plainHandle(values.handle),
    name: plainName(values.name) || plainHandle(values.handle),
    account: plainHandle(values.account),
  }
  const filled = fillTemplate(template.slice(0, WORDING_LIMIT * 4), safe)
  return shorten(oneLine(filled), ROOM)
}

/** What is put into the reply: the words, a blank, and the link last. At most 280 weighted characters. */
export function replyText(template: string, values: WordingValues, link: string): string {
  const words = fillWording(template, values)
  return words ? `${words} ${link}` : link
}

const oneLine = (text: string) =>
  text
    .toWellFormed()
    .replace(LINE_BREAK_RUNS, " ")
    .replace(/\p{Zs}+/gu, " ")
    .replace(ALL_HIDDEN, "")
    .trim()
const LINE_BREAK_RUNS = /[\t\r\n\v\f\u0085\u2028\u2029]+/g
/** X's handles are word characters; anything else is not one, and is left out. */
export function plainHandle(handle: string): string {
  const bare = handle.trim().replace(/^@/, "")
  return /^\w{1,20}$/.test(bare) ? bare : ""
}

/** A display name as plain words: no link, mention, tag, markup of ours or hidden mark survives in it. */
export function plainName(name: string): string {
  const plain = oneLine(name.slice(0, 400).normalize("NFKC"))
    .replace(/\u200C|\u200D(?!\p{Extended_Pictographic})/gu, "")
    .replace(/[{}@#$<>]/g, "")
    .replace(/[a-z]*:\/+/gi, "")
    // "shop.example" would become a link: a point between two letters is opened with a blank. "J. Doe" stays.
    .replace(/(?<=[\p{L}\p{N}-])[.\u3002\uFF0E\uFF61]+(?=[\p{L}\p{N}])/gu, " ")
  return shorten(plain.replace(/\s+/g, " ").trim(), NAME_LIMIT)
}

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" })

/** Cuts at a whole character so that the weight, with the ellipsis, is not above `limit`. */
function shorten(text: string, limit: number): string {
  if (weightedLength(text) <= limit) return text
  const pieces = [...graphemes.segment(text.slice(0, limit * 20))].map(({ segment }) => segment).slice(0, limit)
  const fits = (count: number) => weightedLength(`${pieces.slice(0, count).join("")}…`) <= limit
  // Halving, as one after another would weigh a press's words 250 times.
  let [low, high] = [0, pieces.length]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (fits(middle)) low = middle
    else high = middle - 1
  }
  return `${pieces.slice(0, low).join("").trimEnd()}…`
}
