import { useEffect, useRef } from "react"
import { type Act, SHORTCUTS } from "./shortcuts"

/** Does something when an act's key is pressed; never while typing, in a dialog or a popover, or together with Ctrl, Alt or Cmd. */
export function useShortcut(act: Act, does: (() => void) | null): void {
  const latest = useRef(does)
  latest.current = does
  useEffect(() => {
    const stop = new AbortController()
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== SHORTCUTS[act].key || event.defaultPrevented || event.repeat) return
      if (event.ctrlKey || event.altKey || event.metaKey || isTaken(event.target)) return
      if (!latest.current) return
      event.preventDefault()
      latest.current()
    }
    document.addEventListener("keydown", onKey, { signal: stop.signal })
    return () => stop.abort()
  }, [act])
}

const isTaken = (target: EventTarget | null) =>
  document.querySelector("dialog[open], :popover-open") !== null ||
  (target instanceof Element && target.closest("input, textarea, select, [contenteditable], [role='menu']") !== null)
