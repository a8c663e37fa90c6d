import { headers, type NatsConnection } from "@nats-io/nats-core"
import * as v from "valibot"
import type { Line } from "./follow"
import { holderOf } from "./lease"
import { pause } from "./pause"
import { standing } from "./stands"
import { aboutOf, ofPresence } from "./subjects"

/** What somebody says of themselves while they are here. */
export interface Here {
  name: string
  /** They are on duty here: their worker is awake and asks for work. */
  onDuty: boolean
  /** Of their Aside. */
  version: string
}

/** Somebody who is here, by their member's id. */
export interface Present extends Here {
  member: string
  /** Leases that their browser holds. */
  holds: readonly string[]
}

/** How long somebody counts as here without having said so again (seconds), how often they say it and others look (milliseconds). */
export interface Beat {
  ttl: number
  every: number
  look: number
}

const BEAT: Beat = { ttl: 30, every: 10_000, look: 3_000 }

const Said = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ name: v.string(), onDuty: v.boolean(), version: v.optional(v.string(), "") }),
)

/** Says that this member is here, again and again, until the signal; the server forgets it by itself when nobody says it any more. */
export async function beHere(
  { nc, member }: Line,
  says: () => Here,
  signal: AbortSignal,
  { ttl, every }: Pick<Beat, "ttl" | "every"> = BEAT,
): Promise<void> {
  const say = (seconds: number, body: string) => {
    const all = headers()
    all.set("Nats-TTL", `${seconds}s`)
    return nc.request(ofPresence(member), body, { headers: all, timeout: 2_000 })
  }
  while (!signal.aborted && !nc.isClosed()) {
    // The server is away: nobody is here for anybody.
    await say(ttl, JSON.stringify(says())).catch(() => undefined)
    await pause(every, signal)
  }
  if (!nc.isClosed()) await say(1, "").catch(() => undefined)
}

/**
 * Watches who is here and holds what, until the signal: told whole whenever it changes. Asked for, since the server tells nobody that something expired: for
 * that it would have to allow what lets any member empty the stream (`stream.ts`).
 */
export async function watchPresence(
  { nc }: Line,
  signal: AbortSignal,
  tell: (present: ReadonlyMap<string, Present>) => void,
  { look }: Pick<Beat, "look"> = BEAT,
): Promise<void> {
  let told = ""
  while (!signal.aborted && !nc.isClosed()) {
    // The server is away: who was here may be still.
    const present = await presentNow(nc).catch(() => null)
    const all = JSON.stringify(present && [...present].sort())
    if (present && all !== told) tell(present)
    told = present ? all : told
    await pause(look, signal)
  }
}

async function presentNow(nc: NatsConnection): Promise<Map<string, Present>> {
  const standingNow = await standing(nc, ["here.*", "lease.*"])
  const held = standingNow.flatMap((message) => {
    const about = aboutOf(message.subject)
    return about?.of === "lease" ? [{ lease: about.lease, holder: holderOf(message.string()) }] : []
  })
  const leasesOf = (member: string) => held.filter(({ holder }) => holder === member).map(({ lease }) => lease)
  const present = new Map<string, Present>()
  for (const message of standingNow) {
    const about = aboutOf(message.subject)
    if (about?.of !== "presence") continue
    const { member } = about
    const said = v.safeParse(Said, message.string())
    if (said.success) present.set(member, { member, ...said.output, holds: leasesOf(member).sort() })
  }
  return present
}
