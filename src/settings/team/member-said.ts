import { oneLine } from "~core/one-line"
import { isNewerVersion } from "~core/version"
import { clockWithin } from "~room/times"
import type { Member } from "~store/reads/team"

/** How somebody of the team stands, in words; `now` in Unix milliseconds. */
export function memberSaid({ agent, until, revokedAt, present, absentSince, version }: Member, now: number): string {
  if (revokedAt !== null) return `revoked ${clockWithin(revokedAt, now)}`
  if (until !== null && until <= now) return `key ended ${clockWithin(until, now)}`
  const ends = until === null ? "" : `; key ends ${clockWithin(until, now)}`
  if (present) return `${agent?.available ? `on duty, ${sessions(agent.sessions.length)}` : "here, off duty"}${ends}`
  if (absentSince !== null && version !== null) return `gone since ${clockWithin(absentSince, now)}${ends}`
  return `${agent && version !== null ? "not here" : "has not been here yet"}${ends}`
}

const sessions = (count: number) => (count === 1 ? "1 session" : `${count} sessions`)

/** That others work with a newer Aside than this one, and what to do; null: nobody does. */
export function newerSaid(members: readonly Member[], own: string): string | null {
  const newer = members.filter(({ version, revokedAt }) => revokedAt === null && isNewerVersion(version ?? "", own))
  const [first] = newer.sort((a, b) => (isNewerVersion(a.version ?? "", b.version ?? "") ? -1 : 1))
  if (!first) return null
  const others = newer.length - 1
  const who = others === 0 ? `${oneLine(first.name, 60)} works` : `${newer.length} of the team work`
  return `${who} with Aside ${first.version}, this is ${own}. Update Aside under chrome://extensions.`
}
