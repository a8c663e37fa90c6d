import type { Line } from "./follow"
import { keepLease, type Lease } from "./lease"
import type { Fence } from "./parts-of"

/** Whether a lease is of an account: the others are the desk's own. */
export const isAccount = (lease: string): boolean => /^\d+$/u.test(lease)

/** Leases that are wanted, and those of them that are held. */
export interface Held {
  want: (leases: readonly string[]) => void
  /** What a change of a lease's holder expects; null: it isn't held. */
  fence: (lease: string) => Fence | null
  /** When all of them were given back, after the signal. */
  ended: () => Promise<void>
}

/** Takes leases whenever nobody holds them. One that is no longer wanted is given back. */
export function wantLeases({
  line,
  browser,
  signal,
  took,
  changed,
}: {
  line: Line
  browser: string
  signal: AbortSignal
  /** A lease is held from now on, until its signal. */
  took: (lease: string, until: AbortSignal) => void
  /** A lease came or went. */
  changed: () => void
}): Held {
  const kept = new Map<string, { lease: Lease; stop: AbortController }>()
  const end = (name: string) => {
    kept.get(name)?.stop.abort()
    kept.delete(name)
  }
  const ending: Promise<void>[] = []
  const take = (name: string) => {
    const stop = new AbortController()
    signal.addEventListener("abort", () => stop.abort(), { once: true, signal: stop.signal })
    let lost = new AbortController()
    stop.signal.addEventListener("abort", () => lost.abort(), { once: true })
    const tell = (held: boolean) => {
      lost.abort()
      lost = new AbortController()
      if (held) took(name, lost.signal)
      changed()
    }
    const lease = keepLease({ line, lease: name, browser, signal: stop.signal, tell })
    ending.push(lease.ended)
    kept.set(name, { lease, stop })
  }
  return {
    want: (leases) => {
      if (signal.aborted) return
      for (const name of kept.keys()) if (!leases.includes(name)) end(name)
      for (const name of leases) if (!kept.has(name)) take(name)
    },
    fence: (name) => kept.get(name)?.lease.fence() ?? null,
    ended: () => Promise.all(ending).then(() => undefined),
  }
}
