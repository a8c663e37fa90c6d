import type { Subscription } from "dexie"
import { useSyncExternalStore } from "react"
import { readAhead } from "~store/reads/ahead"
import { live } from "~store/reads/live"

let ahead = 0
let listening: Subscription | null = null
const hearers = new Set<() => void>()

/** The desk's time (Unix milliseconds): what stands in its rows are X's times, and this computer's clock may be wrong. */
export const deskTime = (): number => Date.now() + ahead

/** How far the desk's time is ahead of this computer's (milliseconds); heard for as long as anything on the page goes by it. */
export const useAhead = (): number => useSyncExternalStore(hear, () => ahead)

function hear(hearer: () => void): () => void {
  hearers.add(hearer)
  // A desk that can't be read is said elsewhere; the time is then this computer's.
  listening ??= live(async () => readAhead()).subscribe({ next: take, error: () => take(0) })
  return () => {
    hearers.delete(hearer)
    if (hearers.size > 0) return
    listening?.unsubscribe()
    listening = null
  }
}

function take(heard: number): void {
  ahead = heard
  for (const hearer of hearers) hearer()
}
