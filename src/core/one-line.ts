/** Controls, and marks that turn what stands around them; joiners stay, families of emoji need them. */
const TURNING = /[\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\u200B\u2060\uFEFF\u2028\u2029]+/gu

/** A stranger's words on one plain line of at most `most` UTF-16 units, for places that are not ours (a notification, a title). */
export function oneLine(text: string, most: number): string {
  const line = text
    .slice(0, most * 4)
    .replace(TURNING, " ")
    .replace(/\s+/gu, " ")
    .trim()
    .toWellFormed()
  return line.length > most ? `${line.slice(0, most - 1).toWellFormed()}…` : line
}
