import { visible } from "./visible"

/** The letters that stand for somebody without a picture: of the first and last word of their name that can be seen. */
export function initials(name: string): string {
  const words = name.split(/\s+/u).map(visible).filter(Boolean)
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word = "") => [...word][0]?.toLocaleUpperCase() ?? "").join("") || "?"
}

/** A hue (0 to 359) that is always the same for an id, so that people with alike names can be told apart. */
export function hueOf(id: string): number {
  let sum = 0x811c9dc5
  for (const letter of id) sum = Math.imul(sum ^ (letter.codePointAt(0) ?? 0), 0x01000193)
  return (sum >>> 0) % 360
}
