import * as v from "valibot"
import { ROLES } from "~core/role"
import { Keyring } from "./claims"
import { AccountKey, MemberSeed, Signed } from "./keys"

/** A member's name in subjects: made by chance, and the same when they are invited again. */
export const MemberId = v.pipe(v.string(), v.regex(/^[a-z0-9]{4,32}$/u))

/**
 * A WebSocket address. Without TLS only on this computer: a key's signature would protect nothing that is read on the way. Those are the
 * addresses that the policy of Aside's pages lets through (package.json), which knows no numbers of IPv6.
 */
export const Server = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(300),
  v.check((address) => isServer(address), "not a wss:// address"),
)

function isServer(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname, username } = new URL(address)
  const here = ["localhost", "127.0.0.1"].includes(hostname)
  return username === "" && (protocol === "wss:" || (protocol === "ws:" && here))
}

/** What a new member is given, as a file or a link: where the desk is, who they are there, and the key that is theirs alone. */
export const Invitation = v.pipe(
  v.object({
    aside: v.literal(1),
    server: Server,
    /** The members' account. */
    workspace: AccountKey,
    role: v.picklist(ROLES),
    member: MemberId,
    /** How they are called, until they say otherwise. */
    name: v.pipe(v.string(), v.maxLength(200)),
    jwt: Signed,
    seed: MemberSeed,
    /** An admin's. */
    keyring: v.optional(Keyring),
  }),
  v.check(({ role, keyring }) => (role === "admin") === (keyring !== undefined), "only an admin has a keyring"),
  v.check(({ workspace, keyring }) => !keyring || keyring.team === workspace, "a keyring of another workspace"),
)
export type Invitation = v.InferOutput<typeof Invitation>

const BEFORE = "aside-team:"

/** An invitation as text, for a link or a file. Whoever reads it is the member: it is sent as one sends a password. */
export function writeInvitation(invitation: Invitation): string {
  const bytes = new TextEncoder().encode(JSON.stringify(invitation))
  let letters = ""
  for (const byte of bytes) letters += String.fromCharCode(byte)
  return BEFORE + btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/u, "")
}

/** Longest text that is looked at: an admin's invitation has about 6,000 characters. */
const LONGEST = 100_000

/** What stands in the text of an invitation, unchecked; undefined: it is none. */
export function unwrap(typed: string): unknown {
  const text = typed.replace(/\s/gu, "")
  if (!text.startsWith(BEFORE) || text.length > LONGEST) return undefined
  try {
    const letters = atob(text.slice(BEFORE.length).replaceAll("-", "+").replaceAll("_", "/"))
    const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0))
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))
  } catch {
    return undefined
  }
}
