import { encodeUser } from "@nats-io/jwt"
import type { Role } from "~core/role"
import type { Keyring } from "./claims"
import type { Invitation } from "./invitation"
import { makeKey, pairOf } from "./keys"

/** Whom an admin invites. */
export interface Guest {
  role: Role
  name: string
  /** Who is invited again, with a new key and the old name in the desk. */
  member?: string
  /** When their key ends by itself (Unix milliseconds); absent: it doesn't. */
  until?: number
}

/** Makes the key of a new member, of their role and no other, and the invitation that holds it. Needs no server. */
export async function invite(keyring: Keyring, server: string, guest: Guest): Promise<Invitation> {
  const key = makeKey("member")
  const member = guest.member ?? key.id.slice(-16).toLowerCase()
  const { role } = guest
  const jwt = await encodeUser(
    member,
    key.id,
    keyring.team,
    // No permissions: those of the role's signing key are the server's, and a key with its own is refused.
    { tags: [`role:${role}`] },
    {
      scopedUser: true,
      signer: pairOf(keyring.signing[role]),
      ...(guest.until === undefined ? {} : { exp: Math.floor(guest.until / 1000) }),
    },
  )
  const own = {
    aside: 1,
    server,
    workspace: keyring.team,
    role,
    member,
    name: guest.name,
    jwt,
    seed: key.seed,
  } as const
  return role === "admin" ? { ...own, keyring } : own
}
