import { type NatsConnection, wsconnect } from "@nats-io/nats-core"
import type { Role } from "~core/role"
import { asSystem } from "./connection"
import { type Invitation, writeInvitation } from "./invitation"
import { invite } from "./invite"
import { keepRoles, revoke } from "./revoke"
import { type Enrolled, enroll, memberOf, readRoll } from "./roll"

/** Whom an admin invites. `member`: somebody again, under the name they had in the desk. */
export interface Invited {
  role: Role
  name: string
  member: string | null
}

/** Why a membership was not changed. `unknown`: no answer came, and it may have been. */
export type NotDone = { done: false; because: "not an admin" | "nobody of that name" | "others write" | "unknown" }

type Done<T> = ({ done: true } & T) | NotDone

/**
 * Makes the key of a new member. They are written down before it is handed out: a key that nobody wrote down can't be revoked. The old key
 * of somebody who is invited again opens nothing any more; it goes first, since its line is then written over, and nobody could revoke it later.
 */
export async function inviteMember(
  nc: NatsConnection,
  own: Invitation,
  { role, name, member }: Invited,
): Promise<Done<{ member: string; key: string }>> {
  const { keyring, server } = own
  if (!keyring) return { done: false, because: "not an admin" }
  const before = member === null ? null : await enrolledAs(nc, member)
  if (member !== null && !before) return { done: false, because: "nobody of that name" }
  const old = before && before.member.revokedAt === null ? before.member.key : null
  // With their own key an admin would strike the line they are to write on.
  const isOwn = member === own.member
  const struck = old && !isOwn ? await strike(own, old) : null
  if (struck && !struck.done) return struck
  const invitation = await invite(keyring, server, { role, name, ...(member === null ? {} : { member }) })
  const landed = await enroll(nc, { member: memberOf(invitation, Date.now()), seq: before?.seq ?? 0 })
  if (landed.fate !== "ok") return { done: false, because: landed.fate === "unknown" ? "unknown" : "others write" }
  const gone = old && isOwn ? await strike(own, old) : null
  if (gone && !gone.done) return gone
  return { done: true, member: invitation.member, key: writeInvitation(invitation) }
}

/** Ends a membership: the server lets that key in no more, and their connection ends at once. Nobody else notices. */
export async function revokeMember(nc: NatsConnection, own: Invitation, member: string): Promise<Done<object>> {
  const found = await enrolledAs(nc, member)
  if (!found) return { done: false, because: "nobody of that name" }
  const struck = await strike(own, found.member.key)
  if (!struck.done) return struck
  const landed = await enroll(nc, { member: { ...found.member, revokedAt: Date.now() }, seq: found.seq })
  // The key is dead already: only the line that says so may be missing, and revoking again writes it.
  return landed.fate === "ok" ? { done: true } : { done: false, because: "others write" }
}

/** An admin who came with the workspace's first key stands on no line yet: they write themselves down. */
export async function enrollSelf(nc: NatsConnection, own: Invitation): Promise<void> {
  if (own.role === "admin" && !(await enrolledAs(nc, own.member)))
    await enroll(nc, { member: memberOf(own, Date.now()), seq: 0 })
}

/** An admin who comes with a newer Aside hands its roles in, so that everybody's key may what it needs. Nothing waits for it; the next time does it. */
export async function handInRoles({ server, keyring }: Invitation): Promise<void> {
  if (keyring) await asSystem(wsconnect, server, keyring, (ask) => keepRoles(ask, keyring)).catch(() => null)
}

const enrolledAs = async (nc: NatsConnection, member: string): Promise<Enrolled | undefined> =>
  (await readRoll(nc)).find((one) => one.member.member === member)

async function strike({ server, keyring }: Invitation, key: string): Promise<Done<object>> {
  if (!keyring) return { done: false, because: "not an admin" }
  try {
    const renewed = await asSystem(wsconnect, server, keyring, (ask) => revoke(ask, keyring, [key]))
    if (renewed.done) return { done: true }
    return { done: false, because: renewed.because === "unreachable" ? "unknown" : "not an admin" }
  } catch {
    return { done: false, because: "unknown" }
  }
}
