import type { NatsConnection } from "@nats-io/nats-core"
import * as v from "valibot"
import { ROLES } from "~core/role"
import { atomic, type Landed } from "../atomic"
import { standing } from "../stands"
import { token } from "../subjects"
import { type Invitation, MemberId } from "./invitation"
import { endOf, keyOf } from "./join"
import { MemberKey } from "./keys"

/** One line of the roll: who is a member, as what, and which key has to be revoked to end it. Only admins write it; everybody reads it. */
export const Member = v.object({
  member: MemberId,
  /** What the admin called them. */
  name: v.pipe(v.string(), v.maxLength(200)),
  role: v.picklist(ROLES),
  key: MemberKey,
  /** Unix milliseconds, by the admin's clock. */
  invitedAt: v.number(),
  /** When the key ends by itself (Unix milliseconds); null: never. */
  until: v.nullable(v.number()),
  /** Unix milliseconds; null: they are a member. */
  revokedAt: v.nullable(v.number()),
})
export type Member = v.InferOutput<typeof Member>

/** A member, and the stream's sequence under which their line stands (0: it doesn't yet). */
export interface Enrolled {
  member: Member
  seq: number
}

/** The line of somebody who was just invited. */
export const memberOf = (invitation: Invitation, now: number): Member => ({
  member: invitation.member,
  name: invitation.name,
  role: invitation.role,
  key: keyOf(invitation),
  invitedAt: now,
  until: endOf(invitation),
  revokedAt: null,
})

/**
 * Writes one line. `seq`: what stood when it was read, so that of two admins the second is told `stale`. A member is written down before their
 * invitation is handed out: a key that nobody wrote down can't be revoked.
 */
export const enroll = (nc: NatsConnection, { member, seq }: Enrolled): Promise<Landed> =>
  atomic(nc, [
    {
      subject: ofMember(member.member),
      body: JSON.stringify(member),
      expected: { filter: ofMember(member.member), seq },
    },
  ])

/** Everybody who is or was a member, by name. A line that isn't whole is left out. Throws what the connection does. */
export async function readRoll(nc: NatsConnection): Promise<Enrolled[]> {
  const found = (await standing(nc, [ofMember("*")])).flatMap((message) => {
    const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Member), message.string())
    const stands = read.success && message.subject === ofMember(read.output.member)
    return stands ? [{ member: read.output, seq: message.seq }] : []
  })
  return found.sort(
    (a, b) => a.member.name.localeCompare(b.member.name) || (a.member.member < b.member.member ? -1 : 1),
  )
}

/** `*`: everybody's. */
const ofMember = (member: string): string => `people.${member === "*" ? "*" : token(member)}`
