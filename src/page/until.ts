/** How long, and where, to wait for a state of the page. */
export interface Wait {
  root: Node
  /** Milliseconds after which null is the answer. */
  within: number
  signal: AbortSignal
}

const WATCHED: MutationObserverInit = {
  childList: true,
  subtree: true,
  characterData: true,
  attributes: true,
  attributeFilter: ["aria-disabled", "disabled", "contenteditable", "data-testid"],
}

/**
 * Waits until `look` sees something, asking whenever the page changes, the focus moves or something is typed: by state, never by the clock.
 * Null when the time is over or the signal is given.
 */
export function until<T>(look: () => T | null | false, { root, within, signal }: Wait): Promise<T | null> {
  const seen = look()
  if (seen || signal.aborted) return Promise.resolve(seen || null)
  return new Promise((resolve) => {
    const over = new AbortController()
    const end = (value: T | null) => {
      over.abort()
      clearTimeout(timer)
      observer.disconnect()
      resolve(value)
    }
    const check = () => {
      const found = look()
      if (found) end(found)
    }
    const observer = new MutationObserver(check)
    observer.observe(root, WATCHED)
    // A text field's words are no node of the page.
    for (const type of ["focusin", "input"]) root.addEventListener(type, check, { signal: over.signal })
    const timer = setTimeout(() => end(look() || null), within)
    signal.addEventListener("abort", () => end(null), { signal: over.signal })
  })
}
