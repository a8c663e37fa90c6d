import { randomBytes } from "node:crypto"

/** Everything that came of one sign-in: one live refresh token at a time, and its spent ones. */
export interface Family {
  clientId: string
  personId: string
  scopes: readonly string[]
  /** Burnt or revoked: none of its tokens works any more. */
  dead: boolean
}

/** What a valid access token stands for. */
export interface Grant {
  personId: string
  clientId: string
  scopes: readonly string[]
}

/** A pair as handed to a client; no refresh token without the scope offline.access. Life in seconds. */
export interface Pair {
  accessToken: string
  refreshToken?: string
  expiresIn: number
  scopes: readonly string[]
}

/** Access and refresh tokens: access ones live `accessSeconds` (2 h), refresh ones serve once, within 180 days. */
export interface Tokens {
  issue(family: Family): Pair
  /** The new pair, or undefined for an unknown, expired or spent token; a spent one kills its whole family. */
  rotate(refreshToken: string, clientId: string): Pair | undefined
  /** Whom a bearer token speaks for, if it is alive. */
  grant(accessToken: string): Grant | undefined
  /** Ends the family of this access or refresh token. */
  revoke(token: string): void
  /** Ends every family of a person, as when they remove the app in their settings. */
  revokeAll(personId: string): void
  /** Lets every access token of a person be out of time; refreshing still works. */
  expireAccess(personId: string): void
}

interface Held {
  family: Family
  expiresAt: number
  spent: boolean
}

const REFRESH_LIFE = 180 * 86_400_000

/** An empty token store on this clock (Unix ms). */
export function createTokens(now: () => number, accessSeconds: number): Tokens {
  const access = new Map<string, Held>()
  const refresh = new Map<string, Held>()
  const alive = (held: Held | undefined): held is Held => !!held && !held.family.dead && held.expiresAt > now()
  const put = (shelf: Map<string, Held>, family: Family, life: number): string => {
    const token = randomBytes(40).toString("base64url")
    shelf.set(token, { family, expiresAt: now() + life, spent: false })
    return token
  }
  const of = (personId: string) =>
    [...access.values(), ...refresh.values()].filter((h) => h.family.personId === personId)

  const issue = (family: Family): Pair => ({
    accessToken: put(access, family, accessSeconds * 1000),
    ...(family.scopes.includes("offline.access") ? { refreshToken: put(refresh, family, REFRESH_LIFE) } : {}),
    expiresIn: accessSeconds,
    scopes: family.scopes,
  })

  return {
    issue,
    rotate(refreshToken, clientId) {
      const held = refresh.get(refreshToken)
      if (!alive(held) || held.family.clientId !== clientId) return undefined
      if (held.spent) {
        held.family.dead = true
        return undefined
      }
      held.spent = true
      return issue(held.family)
    },
    grant(accessToken) {
      const held = access.get(accessToken)
      return alive(held) ? held.family : undefined
    },
    revoke(token) {
      const held = access.get(token) ?? refresh.get(token)
      if (held) held.family.dead = true
    },
    revokeAll(personId) {
      for (const held of of(personId)) held.family.dead = true
    },
    expireAccess(personId) {
      for (const held of access.values()) if (held.family.personId === personId) held.expiresAt = 0
    },
  }
}
