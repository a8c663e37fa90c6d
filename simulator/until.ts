/**
 * Waits for a state of the local X; asked again after every change and every request. Resolves with what `look` finds
 * as soon as it is neither undefined nor false; rejects after `ms` (10,000).
 */
export type Until = <T>(look: () => T | undefined | false, what?: string, ms?: number) => Promise<T>

/** A waiting room: `until` to wait in, `tell` to have everybody look again. */
export function createUntil(): { until: Until; tell: () => void } {
  const waiting = new Set<() => void>()

  const until: Until = (look, what = "the awaited state", ms = 10_000) =>
    new Promise((resolve, reject) => {
      const end = setTimeout(() => {
        waiting.delete(check)
        reject(new Error(`The local X waited ${ms} ms in vain for ${what}.`))
      }, ms)
      const check = () => {
        const found = look()
        if (found === undefined || found === false) return
        clearTimeout(end)
        waiting.delete(check)
        resolve(found)
      }
      waiting.add(check)
      check()
    })

  return {
    until,
    tell() {
      for (const check of [...waiting]) check()
    },
  }
}
