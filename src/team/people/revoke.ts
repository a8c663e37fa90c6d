import * as v from "valibot"
import { FOR_GOOD, isNewer, isOurs, type Keyring, type Revoked, readClaims, signTeam } from "./claims"
import { idOf } from "./keys"

/** Asks the server's own account for something, under the keyring's `system` name. Rejects when no answer comes. */
export type AskSystem = (subject: string, body: string) => Promise<string>

/** `unreachable`: it may stand or not, try again. `not taken`: the server refused, for a reason of its own (`why`). */
export type Renewed = { done: true } | { done: false; because: "unreachable" | "not taken"; why: string }

const Answer = v.object({
  data: v.optional(v.object({ code: v.number() })),
  error: v.optional(v.object({ description: v.optional(v.string(), "") })),
})

/** Two admins may do it at once: each looks whether theirs stands, so many times. */
const TRIES = 5

/**
 * Revokes members' keys: their connections end at once, and they can't come back with them. Nobody else notices. The claims of the members'
 * account are written anew, so they also become those of this version of Aside, unless a newer one wrote them.
 */
export const revoke = (ask: AskSystem, keyring: Keyring, keys: readonly string[]): Promise<Renewed> =>
  renew(ask, keyring, Object.fromEntries(keys.map((key) => [key, FOR_GOOD])))

/** Hands in the roles of this version of Aside, after an upgrade; null: they stand, or a newer one's do. */
export async function keepRoles(ask: AskSystem, keyring: Keyring): Promise<Renewed | null> {
  const stands = readClaims(await ask(`${ofTeam(keyring)}.LOOKUP`, ""))
  if (!stands || isNewer(stands) || (await isOurs(stands, keyring))) return null
  return renew(ask, keyring)
}

const ofTeam = ({ team }: Keyring): string => `$SYS.REQ.ACCOUNT.${team}.CLAIMS`

/** Writes the roles as this version of Aside has them, or leaves those of a newer one, and what else was revoked. */
export async function renew(ask: AskSystem, keyring: Keyring, revoked: Revoked = {}): Promise<Renewed> {
  const about = ofTeam(keyring)
  try {
    let signed = ""
    for (let tries = 0; tries < TRIES; tries++) {
      const stands = readClaims(await ask(`${about}.LOOKUP`, ""))
      if (!stands) return { done: false, because: "not taken", why: "the workspace is not known there" }
      const whole = Object.keys(revoked).every((key) => key in stands.revoked)
      // The server keeps whatever claims it is handed, and believes only the operator's: who was revoked must not be read from others.
      if (stands.signedBy !== idOf(keyring.operator))
        return {
          done: false,
          because: "not taken",
          why: "the server's keys were changed, and this keyring is of before",
        }
      if (signed !== "" && whole) return { done: true }
      const newers = isNewer(stands) ? stands.says : null
      signed = await signTeam(keyring, { ...stands.revoked, ...revoked }, stands.issuedAt, newers)
      const why = refusedBecause(await ask(`${about}.UPDATE`, signed))
      if (why !== null) return { done: false, because: "not taken", why }
    }
    return { done: false, because: "unreachable", why: "others write at the same time" }
  } catch (error) {
    return { done: false, because: "unreachable", why: error instanceof Error ? error.name : "" }
  }
}

function refusedBecause(answer: string): string | null {
  const read = v.safeParse(v.pipe(v.string(), v.parseJson(), Answer), answer)
  if (!read.success) return "an answer that is none"
  if (read.output.error) return read.output.error.description
  return read.output.data?.code === 200 ? null : "an answer that is none"
}
