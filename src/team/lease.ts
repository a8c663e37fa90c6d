import * as v from "valibot"
import { atomic } from "./atomic"
import type { Line } from "./follow"
import type { Fence } from "./parts-of"
import { pause } from "./pause"
import { newestOf, standing } from "./stands"
import { ofEpoch, ofLease } from "./subjects"

/** How long a lease stands without being renewed (seconds, by the server's clock alone), how often it is renewed and looked at (milliseconds). */
export interface Terms {
  ttl: number
  renew: number
  look: number
}

const TERMS: Terms = { ttl: 30, renew: 10_000, look: 2_000 }
/** So much of its time before the server lets it go, its holder has stopped; what is under way then is stopped by the epoch. */
const MARGIN = 0.1

/** Who wants a lease. */
export interface Wanting {
  line: Line
  /** `desk`: who routes; an account's id: who polls and sends for it. */
  lease: string
  /** This browser, the same after its worker died: it takes up again at once what it held. */
  browser: string
  signal: AbortSignal
  tell?: (held: boolean) => void
  terms?: Terms
  /** Milliseconds that only grow: a clock that somebody can set back never makes it longer. */
  now?: () => number
  /** This computer's clock (Unix milliseconds). The other may stand still while a computer sleeps, and the lease goes to others meanwhile. */
  day?: () => number
}

/** A lease that is wanted until the signal. */
export interface Lease {
  /** What every change expects that only its holder may make; null: it isn't held. */
  fence: () => Fence | null
  /** When it was given back. */
  ended: Promise<void>
}

const Holder = v.pipe(v.string(), v.parseJson(), v.object({ browser: v.nullable(v.string()), member: v.string() }))

/** Until when it may be acted on, by both clocks. */
interface Until {
  now: number
  day: number
}

/** Held: where it stands, what every fenced change expects, and until when it may be acted on. */
interface Held {
  seq: number
  fence: Fence
  until: Until
}

/** Takes a lease whenever nobody holds it and keeps it by renewing, until the signal; then gives it back. */
export function keepLease(wanting: Wanting): Lease {
  const { signal, tell, terms = TERMS, now = () => performance.now(), day = Date.now } = wanting
  let held: Held | null = null
  const isHeld = (): boolean => held !== null && now() < held.until.now && day() < held.until.day
  const lasting = (): Until => {
    const ms = terms.ttl * 1_000 * (1 - MARGIN)
    return { now: now() + ms, day: day() + ms }
  }
  const fence = () => (isHeld() ? (held?.fence ?? null) : null)
  const keep = async () => {
    let told = false
    while (!signal.aborted) {
      held = await step(wanting, held, terms, lasting()).catch(() => held)
      if (!isHeld()) held = null
      if (told !== isHeld()) tell?.(isHeld())
      told = isHeld()
      await pause(held ? terms.renew : terms.look, signal)
    }
    if (held) await giveBack(wanting, held)
    held = null
  }
  return { fence, ended: keep() }
}

async function step(wanting: Wanting, held: Held | null, terms: Terms, until: Until): Promise<Held | null> {
  const { line, lease } = wanting
  if (!held) return take(wanting, terms, until)
  const subject = ofLease(lease)
  const body = said(wanting, wanting.browser)
  const landed = await atomic(line.nc, [
    { subject, body, expected: { filter: subject, seq: held.seq }, ttl: terms.ttl },
  ])
  if (landed.fate === "ok") return { ...held, seq: landed.seq, until }
  if (landed.fate === "refused") return null
  // Without an answer it is held as long as the last renewal lasts; the one before this may have come through unheard.
  const stands = await newestOf(line.nc, subject)
  if (!stands || !holds(stands.string(), wanting)) return landed.fate === "stale" ? null : held
  return { ...held, seq: stands.seq }
}

/** Takes it when it is free, or was this browser's: with it goes the epoch, so that whatever its former holder still tries is refused. */
async function take(wanting: Wanting, { ttl }: Terms, until: Until): Promise<Held | null> {
  const { line, lease, browser } = wanting
  const subject = ofLease(lease)
  const stands = await newestOf(line.nc, subject)
  if (stands && !isFree(stands.string(), wanting)) return null
  const epoch = ofEpoch(lease, line.member)
  const before = Math.max(0, ...(await standing(line.nc, [epoch.filter])).map(({ seq }) => seq))
  const body = said(wanting, browser)
  const landed = await atomic(line.nc, [
    { subject, body, expected: { filter: subject, seq: stands?.seq ?? 0 }, ttl },
    { subject: epoch.subject, body, expected: { filter: epoch.filter, seq: before } },
  ])
  if (landed.fate !== "ok") return null
  return { seq: landed.seq - 1, fence: { filter: epoch.filter, seq: landed.seq }, until }
}

/** Gives it back, so that nobody has to wait for it to expire. */
async function giveBack(wanting: Wanting, { seq }: Held): Promise<void> {
  const subject = ofLease(wanting.lease)
  const part = { subject, body: said(wanting, null), expected: { filter: subject, seq }, ttl: 1 }
  await atomic(wanting.line.nc, [part], 1_000)
}

const said = ({ line }: Wanting, browser: string | null): string => JSON.stringify({ browser, member: line.member })

const holds = (text: string, { browser, line }: Wanting): boolean => {
  const holder = v.safeParse(Holder, text)
  return holder.success && holder.output.browser === browser && holder.output.member === line.member
}

/** Who holds a lease, by what stands there; null: nobody does. */
export function holderOf(text: string): string | null {
  const holder = v.safeParse(Holder, text)
  return holder.success && holder.output.browser !== null ? holder.output.member : null
}

/** What nobody can read holds nobody off. */
function isFree(text: string, wanting: Wanting): boolean {
  if (holds(text, wanting)) return true
  const holder = v.safeParse(Holder, text)
  return !holder.success || holder.output.browser === null
}
