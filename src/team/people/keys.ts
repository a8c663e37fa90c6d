import { createAccount, createOperator, createUser, fromSeed, type KeyPair } from "@nats-io/nkeys"
import * as v from "valibot"

const CHARS = new TextDecoder()
const BYTES = new TextEncoder()

/** A pair of keys as text: `id` may be known to all, `seed` signs and is kept. */
export interface Key {
  id: string
  seed: string
}

const MAKERS = { operator: createOperator, account: createAccount, member: createUser } as const

/** Makes a new pair of keys by chance (Ed25519, in NATS's spelling). */
export function makeKey(whose: keyof typeof MAKERS): Key {
  const pair = MAKERS[whose]()
  return { id: pair.getPublicKey(), seed: CHARS.decode(pair.getSeed()) }
}

/** The pair that a seed stands for. Throws when the text is no seed. */
export const pairOf = (seed: string): KeyPair => fromSeed(BYTES.encode(seed))

/** The public half of a seed; null: the text is no seed. */
export function idOf(seed: string): string | null {
  try {
    return pairOf(seed).getPublicKey()
  } catch {
    return null
  }
}

/** A public key of one sort, by its first letter. */
const id = (letter: "A" | "U") => v.pipe(v.string(), v.regex(new RegExp(`^${letter}[A-Z2-7]{55}$`, "u")))
/** A seed of one sort that is whole: the checksum in it is right. */
const seed = (letter: "O" | "A" | "U") =>
  v.pipe(
    v.string(),
    v.regex(new RegExp(`^S${letter}[A-Z2-7]{56}$`, "u")),
    v.check((text) => idOf(text) !== null, "its checksum is wrong"),
  )

export const AccountKey = id("A")
export const MemberKey = id("U")
export const OperatorSeed = seed("O")
export const AccountSeed = seed("A")
export const MemberSeed = seed("U")
/** A signed claim (JWT): three parts of base64url. */
export const Signed = v.pipe(v.string(), v.maxLength(60_000), v.regex(/^[\w-]+\.[\w-]+\.[\w-]+$/u))
