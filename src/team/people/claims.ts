import { type Account, decode, encodeAccount, type Permissions as Scope } from "@nats-io/jwt"
import * as v from "valibot"
import { ROLES, type Role } from "~core/role"
import { AccountKey, AccountSeed, idOf, MemberSeed, OperatorSeed, pairOf, Signed } from "./keys"
import { CROSSING, DELIVERY, type Permissions, permissionsOf, ROLES_VERSION } from "./roles"

/**
 * What an admin's browser holds beyond their own key. `operator` signs what the members' account may do (so it can revoke), `signing` makes
 * members, each key of one role only, and `system` is a name on the server that can do nothing but hand in that account's claims.
 */
export const Keyring = v.object({
  operator: OperatorSeed,
  /** The members' account. */
  team: AccountKey,
  /** The account that owns the stream. */
  desk: AccountKey,
  signing: v.object({ listener: AccountSeed, agent: AccountSeed, gateway: AccountSeed, admin: AccountSeed }),
  system: v.object({ jwt: Signed, seed: MemberSeed }),
})
export type Keyring = v.InferOutput<typeof Keyring>

/** Who was revoked: their key, and up to when what was signed for it counts no more (Unix seconds). */
export type Revoked = Record<string, number>

/** A key is made for one invitation and never signed for again, so it is revoked for good, whatever anybody's clock says. */
export const FOR_GOOD = 253_402_300_799

const Claims = v.object({
  sub: AccountKey,
  iss: v.string(),
  iat: v.number(),
  nats: v.looseObject({
    revocations: v.optional(v.record(v.string(), v.number()), {}),
    tags: v.optional(v.array(v.string()), []),
  }),
})

/** What the server keeps about an account. */
export interface AccountClaims {
  account: string
  /** The operator's key that signed it. */
  signedBy: string
  /** Unix seconds. */
  issuedAt: number
  revoked: Revoked
  /** Whose roles they are, by their number; 0: it isn't said. */
  version: number
  /** All that they say. */
  says: Partial<Account>
}

/** Reads an account's claims as the server keeps them; null: they are none, or not signed by whom they name. */
export function readClaims(jwt: string): AccountClaims | null {
  try {
    const { sub, iss, iat, nats } = v.parse(Claims, decode(jwt))
    const version = Math.max(0, ...nats.tags.map(versionIn))
    return { account: sub, signedBy: iss, issuedAt: iat, revoked: nats.revocations, version, says: nats }
  } catch {
    return null
  }
}

/** How claims say whose roles they are: the server keeps tags and takes no notice of them. */
const VERSION = "aside-roles:"
const versionIn = (tag: string): number => (tag.startsWith(VERSION) && Number(tag.slice(VERSION.length))) || 0

const scope = ({ pub, sub }: Permissions): Partial<Scope> => ({ pub, sub })

/** The signing key of a role, with what it may sign: the server refuses everything else that comes from it. */
const signer = (role: Role, seed: string) => ({
  kind: "user_scope" as const,
  key: idOf(seed) ?? "",
  role,
  template: { subs: -1, data: -1, payload: -1, ...scope(permissionsOf(role)) },
})

/** What the members' account is: its roles, what crosses into the desk's account, and who was revoked. */
const accountOf = ({ signing, desk }: Keyring, revoked: Revoked): Account => ({
  limits: { subs: -1, data: -1, payload: -1, imports: -1, exports: 0, wildcards: false, conn: -1, leaf: 0 },
  signing_keys: ROLES.map((role) => signer(role, signing[role])),
  imports: [
    ...CROSSING.map((subject) => ({ name: subject, subject, account: desk, type: "service" as const })),
    { name: DELIVERY, subject: `${DELIVERY}.>`, account: desk, type: "stream" as const },
  ],
  revocations: revoked,
  disallow_bearer: true,
  tags: [`${VERSION}${ROLES_VERSION}`],
  version: 2,
})

/** Whether the roles that stand are from a newer Aside than this one: they are not written over, whatever else is changed. */
export const isNewer = ({ version }: AccountClaims): boolean => version > ROLES_VERSION

/** Whether the roles that stand are these, whoever is revoked. */
export async function isOurs({ says }: AccountClaims, keyring: Keyring): Promise<boolean> {
  const ours = readClaims(await signTeam(keyring, {}))
  return ours !== null && inOrder({ ...says, revocations: null }) === inOrder({ ...ours.says, revocations: null })
}

/** The same text for the same things, in whatever order they are named. */
const inOrder = (what: unknown): string =>
  JSON.stringify(what, (_, one: unknown) =>
    typeof one === "object" && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )

/**
 * Signs the members' account anew, with everything as this version of Aside has it, or as a newer one had it (`says`). `after`: when the claims
 * that stand were signed (Unix seconds); the server keeps the newer, and whoever signed last may have a clock that is ahead.
 */
export async function signTeam(
  keyring: Keyring,
  revoked: Revoked,
  after = 0,
  says: Partial<Account> | null = null,
): Promise<string> {
  const claims = says ? { ...says, revocations: revoked } : accountOf(keyring, revoked)
  const jwt = await encodeAccount("team", keyring.team, claims, { signer: pairOf(keyring.operator) })
  return signedAfter(jwt, after, keyring.operator)
}

/** The library dates by this computer's clock alone: when that is behind, the same claims are dated after those that stand. */
function signedAfter(jwt: string, after: number, seed: string): string {
  const claims = decode<Account>(jwt)
  if (claims.iat > after) return jwt
  const [head = ""] = jwt.split(".")
  const body = base64url(JSON.stringify({ ...claims, iat: after + 1, jti: `${claims.jti}+${after}` }))
  const signature = pairOf(seed).sign(new TextEncoder().encode(`${head}.${body}`))
  return `${head}.${body}.${base64url(signature)}`
}

function base64url(what: string | Uint8Array): string {
  const bytes = typeof what === "string" ? new TextEncoder().encode(what) : what
  let letters = ""
  for (const byte of bytes) letters += String.fromCharCode(byte)
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/u, "")
}
