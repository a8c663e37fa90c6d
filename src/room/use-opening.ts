import { useSyncExternalStore } from "react"
import { type Opening, openDesk } from "~store/reads/opening"

let opening: Opening = { is: "opening" }
const listeners = new Set<() => void>()

// As soon as the page's script runs, before anything is drawn: opening goes on beside the first drawing, which takes as long.
openDesk((now) => {
  opening = now
  for (const tell of listeners) tell()
})

const listen = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** How this page's desk stands open. */
export const useOpening = (): Opening => useSyncExternalStore(listen, () => opening)
