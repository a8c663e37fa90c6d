/** A number from 0 to 2^32-1 that is always the same for the same words: what a page shows must not flicker. */
export function chance(...words: string[]): number {
  let hash = 2166136261
  for (const character of words.join("\u0000")) {
    hash ^= character.codePointAt(0) ?? 0
    hash = Math.imul(hash, 16777619)
  }
  hash ^= hash >>> 15
  hash = Math.imul(hash, 2246822519)
  return (hash ^ (hash >>> 13)) >>> 0
}
