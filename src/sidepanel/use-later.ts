import { useEffect, useSyncExternalStore } from "react"

/** Everything that is loaded later. */
export type Later = typeof import("./later")

let part: Later | null = null
let trouble: unknown = null
let isAsked = false
const listeners = new Set<() => void>()

/** Loads what is shown later, once: from the extension itself, no network. */
function load() {
  if (isAsked) return
  isAsked = true
  import("./later")
    .then((loaded) => {
      part = loaded
    })
    .catch((error: unknown) => {
      trouble = error
    })
    .finally(() => {
      for (const tell of listeners) tell()
    })
}

const listen = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** What is shown later; loaded at once when it is wanted, null till then. Throws when it can't be, to the launch-error screen. */
export function useLater(wanted: boolean): Later | null {
  const error = useSyncExternalStore(listen, () => trouble)
  const there = useSyncExternalStore(listen, () => part)
  useEffect(() => {
    if (wanted) load()
  }, [wanted])
  if (error) throw error
  return there
}

/** Loads it once `isTime`: after the first paint, so that the first press finds it there. */
export function useLaterSoon(isTime: boolean): void {
  useEffect(() => {
    if (isTime) load()
  }, [isTime])
}
