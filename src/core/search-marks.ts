import { folded } from "./search-words"

/** A piece of a text; `hit`: what somebody looks for begins here. */
export interface Piece {
  text: string
  hit: boolean
}

/** Characters that may begin or go on a word, as they are written (before folding). */
const RUN = /[\p{L}\p{M}\p{N}\p{RI}\p{Extended_Pictographic}\p{Cf}]+/gu
/** Scripts in which a hit may begin anywhere in a run. */
const ANYWHERE =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}\p{RI}\p{Extended_Pictographic}]/u
/** A written word longer than this is not looked into; in characters. */
const LONGEST = 200

/** Splits a text where the terms (of `termsOf`) are found in it, as it is written: accents, case and width of the text stay. */
export function piecesOf(text: string, terms: readonly string[]): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const [start, end] of hitsIn(text, terms)) {
    if (start > at) pieces.push({ text: text.slice(at, start), hit: false })
    const last = pieces.at(-1)
    if (last?.hit && start <= at) last.text += text.slice(at, Math.max(at, end))
    else pieces.push({ text: text.slice(start, end), hit: true })
    at = Math.max(at, end)
  }
  if (at < text.length) pieces.push({ text: text.slice(at), hit: false })
  return pieces
}

/** A part of a long text around its first hit, at most about `length` characters, with … where something is left out. */
export function excerptOf(text: string, terms: readonly string[], length = 120): string {
  const line = text.replace(/\s+/gu, " ").trim()
  if (line.length <= length) return line
  const [[first] = [0]] = hitsIn(line, terms)
  const wanted = Math.max(0, first - Math.floor(length / 4))
  const start = wanted === 0 ? 0 : line.indexOf(" ", wanted) + 1 || wanted
  const from = start > first ? wanted : start
  const part = line.slice(from, from + length).toWellFormed()
  return `${from > 0 ? "…" : ""}${part.trim()}${from + length < line.length ? "…" : ""}`
}

/** One after another, so that who needs the first pays for no more. */
function* hitsIn(text: string, terms: readonly string[]): Generator<[number, number]> {
  if (terms.length === 0) return
  for (const { 0: run, index } of text.matchAll(RUN)) {
    const characters = [...run]
    let at = index
    let begins = true
    for (const [i, character] of characters.entries()) {
      if (i > LONGEST) break
      const anywhere = ANYWHERE.test(character)
      const end = begins || anywhere ? hitAt(characters, i, terms) : 0
      if (end > 0) yield [at, at + characters.slice(i, i + end).join("").length]
      at += character.length
      begins = anywhere
    }
  }
}

/** How many characters from the i-th on make up the longest term that begins there; 0: none. */
function hitAt(characters: readonly string[], i: number, terms: readonly string[]): number {
  const rest = characters.slice(i, i + LONGEST)
  if (folded(rest[0] ?? "") === "") return 0
  const begun = terms.filter((term) => folded(rest.slice(0, term.length + 8).join("")).startsWith(term))
  const longest = begun.sort((a, b) => b.length - a.length)[0]
  if (longest === undefined) return 0
  let end = 1
  while (end < rest.length && !folded(rest.slice(0, end).join("")).startsWith(longest)) end++
  // Accents that stand on the last letter belong to it.
  while (end < rest.length && /^\p{M}$/u.test(rest[end] ?? "") && folded(rest[end] ?? "") === "") end++
  return end
}
