import { createHash, randomBytes } from "node:crypto"

/** What an authorization code was given for. */
export interface Code {
  clientId: string
  personId: string
  redirect: string
  challenge: string
  scopes: readonly string[]
  expiresAt: number
}

/** The life of an authorization code: 30 s. */
export const CODE_LIFE = 30_000

/** Authorization codes: each serves once, whether or not what came with it was right. */
export interface Codes {
  give(code: Omit<Code, "expiresAt">): string
  /** Takes a code out of the world; undefined if unknown, used or too old. */
  take(code: string): Code | undefined
}

/** No codes yet, on this clock (Unix ms). */
export function createCodes(now: () => number): Codes {
  const codes = new Map<string, Code>()

  return {
    give(code) {
      const text = randomBytes(48).toString("base64url")
      codes.set(text, { ...code, expiresAt: now() + CODE_LIFE })
      return text
    },
    take(text) {
      const code = codes.get(text)
      codes.delete(text)
      return code && code.expiresAt > now() ? code : undefined
    },
  }
}

/** Whether this PKCE verifier belongs to that S256 challenge. */
export function proves(verifier: string, challenge: string): boolean {
  return createHash("sha256").update(verifier).digest("base64url") === challenge
}
