import type { PostId } from "./ids"

/** No 0 and O, no 1 and I: a customer may type it. 32 characters, five bits each. */
const ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

/** A reference as it stands in a link and in a customer's message: four characters, a million in all. */
export const REFERENCE = /^[2-9A-HJ-NP-Z]{4}$/

/**
 * The short reference of a post (product.md §2.6). Made of the post's number alone: a second press, a second listener and
 * a second account say the same one. Not a secret: it stands in a public reply.
 */
export function referenceOf(post: PostId): string {
  // FNV-1a, 32 bits, folded to 20.
  let hash = 0x811c9dc5
  for (const digit of post) hash = Math.imul(hash ^ digit.charCodeAt(0), 0x01000193) >>> 0
  const bits = (hash ^ (hash >>> 20)) & 0xfffff
  return [15, 10, 5, 0].map((shift) => ALPHABET[(bits >>> shift) & 31]).join("")
}

/** What the customer's message begins with when they follow the link. */
export const referenceWords = (reference: string): string => `Ref ${reference}`

/** References that a message names ("Ref K7Q2"), in the order in which they stand; a stranger's text, at most three. */
export function referencesIn(text: string): string[] {
  const found = text.slice(0, 2_000).matchAll(/(?<![\p{L}\p{N}])ref[\s:.#]{1,3}([2-9a-hj-np-z]{4})(?![\p{L}\p{N}])/giu)
  return [...new Set([...found].map(([, reference = ""]) => reference.toUpperCase()))].slice(0, 3)
}
