import type { Ending } from "./errors"

/** What requests need of the world. */
export interface Wire {
  fetch: typeof fetch
  /** Unix milliseconds. */
  now: () => number
  /** After how many milliseconds a request is given up; 20,000 by default. */
  timeOut?: number
  /** Gives requests up when it says so. */
  signal?: AbortSignal
}

/** The only thing that a request throws: it brought nothing usable, by name. */
export class Unanswered extends Error {
  override name = "Unanswered"
  readonly ending: Ending
  constructor(ending: Ending) {
    super(ending.how)
    this.ending = ending
  }
}

const TIME_OUT_MS = 20_000
/** The cheapest thing to ask X: not signed in, it changes and costs nothing. */
const ME = new URL("https://api.x.com/2/users/me")
// X's session cookies have no business here, a cached page of messages neither, and no redirect may carry a token away.
const ALOOF: RequestInit = { credentials: "omit", cache: "no-store", redirect: "error" }

/** One `fetch` that ends in time. Throws `Unanswered`. */
export async function reach({ fetch, timeOut, signal }: Wire, address: URL, init: RequestInit): Promise<Response> {
  const late = AbortSignal.timeout(timeOut ?? TIME_OUT_MS)
  try {
    return await fetch(address, { ...ALOOF, ...init, signal: signal ? AbortSignal.any([late, signal]) : late })
  } catch (error) {
    throw broken(error)
  }
}

/** What a broken request is called. */
export function broken(error: unknown): Unanswered {
  const name = error instanceof Error || error instanceof DOMException ? error.name : ""
  return new Unanswered({ how: name === "TimeoutError" || name === "AbortError" ? "timed out" : "dropped" })
}

/** Whether X answers anything at all right now. Never throws. */
export async function answers(wire: Wire): Promise<boolean> {
  try {
    const response = await reach(wire, ME, { method: "GET" })
    await response.text()
    return true
  } catch {
    return false
  }
}

/** The protocol of the newest answer to `answers` (`h2`, `h3`, `http/1.1`), as the browser noted it; empty when it doesn't say. */
export function protocolSpoken(): string {
  const entries = performance.getEntriesByName(ME.href).filter((entry) => entry instanceof PerformanceResourceTiming)
  return entries.at(-1)?.nextHopProtocol ?? ""
}
