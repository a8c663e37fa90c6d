import { eventId } from "../../src/core/ids"
import { anArrival } from "../../src/core/test-desk"
import type { Allowance, Heard, Page, SendOutcome, XEvent } from "../../src/x/port"

/** What X allows within one window, per account. */
export interface Limits {
  reads: number
  sends: number
  /** Milliseconds. */
  window: number
}

/** As X documents them (x-rate-limit headers may say otherwise): 15 in 15 minutes. */
export const DOCUMENTED: Limits = { reads: 15, sends: 15, window: 15 * 60_000 }

const KEEPS_MS = 30 * 86_400_000
/** Thousandths of a US dollar: an event, once per UTC day it is returned on, and a message of ours. */
const EVENT_PRICE = 10
const SEND_PRICE = 15

interface Window {
  used: number
  resetAt: number
}

/** X with its meters: windows, charges, 30 days of memory, and a clock of its own. It has no code of the desk's. */
export class MeteredX {
  requests = 0
  sends = 0
  /** Requests beyond what X allowed. */
  over = 0
  /** Thousandths of a US dollar. */
  cost = 0
  /** Newest first. */
  private events: XEvent[] = []
  private next = 100n
  private readonly charged = new Set<string>()
  private readonly windows = new Map<string, Window>()

  constructor(
    /** X's clock, Unix milliseconds. */
    private readonly now: () => number,
    private readonly limits: Limits = DOCUMENTED,
    private readonly brand = "7",
  ) {}

  /** A customer writes. */
  writes(customer: string, text = "Where is my parcel?"): void {
    this.add({ sender: customer, thread: this.thread(customer), text })
  }

  page = async (_: unknown, { size, token }: { size: number; token: string | null }): Promise<Heard<Page>> => {
    const allowance = this.take("reads")
    if (!allowance) return this.limited("reads")
    this.requests++
    const kept = this.events.filter(({ at }) => this.now() - at <= KEEPS_MS)
    const from = token === null ? 0 : kept.findIndex(({ id }) => id === token) + 1
    const events = kept.slice(from, from + size)
    for (const { id } of events) this.charge(id)
    const last = events.at(-1)
    const next = last && last !== kept.at(-1) ? last.id : null
    return { ok: true, value: { events, people: [], malformed: [], next }, allowance, xNow: this.now() }
  }

  send = async (_: unknown, to: string, text: string): Promise<SendOutcome> => {
    const allowance = this.take("sends")
    if (!allowance) {
      const { resetAt } = this.window("sends")
      return { fate: "later", retryAt: resetAt, trouble: "rate-limited", allowance: null }
    }
    this.sends++
    this.cost += SEND_PRICE
    const event = this.add({ sender: this.brand, thread: this.thread(to), text })
    return { fate: "sent", event, xNow: this.now(), allowance }
  }

  private add(parts: Partial<XEvent>) {
    const id = eventId(String(++this.next))
    this.events.unshift(anArrival({ ...parts, id, at: this.now() }))
    return id
  }

  private thread(customer: string) {
    return [customer, this.brand].sort((a, b) => Number(BigInt(a) - BigInt(b))).join("-")
  }

  private charge(id: string) {
    const key = `${new Date(this.now()).toISOString().slice(0, 10)} ${id}`
    if (this.charged.has(key)) return
    this.charged.add(key)
    this.cost += EVENT_PRICE
  }

  private window(what: "reads" | "sends"): Window {
    const open = this.windows.get(what)
    if (open && open.resetAt > this.now()) return open
    const fresh = { used: 0, resetAt: this.now() + this.limits.window }
    this.windows.set(what, fresh)
    return fresh
  }

  private take(what: "reads" | "sends"): Allowance | null {
    const window = this.window(what)
    const limit = this.limits[what]
    if (window.used >= limit) {
      this.over++
      return null
    }
    window.used++
    // X gives the reset in whole seconds.
    return { left: limit - window.used, limit, resetAt: Math.ceil(window.resetAt / 1000) * 1000 }
  }

  private limited(what: "reads"): Heard<Page> {
    const { resetAt } = this.window(what)
    return { ok: false, trouble: "rate-limited", retryAt: resetAt, detail: "Too Many Requests", allowance: null }
  }
}
