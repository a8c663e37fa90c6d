const bound = new Map<string, () => void>()

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  // Over a dialog X's shortcuts rest.
  if (document.querySelector('[role="dialog"]')) return
  const action = bound.get(event.key)
  if (!action) return
  event.preventDefault()
  action()
})

/** Binds one of X's single-key shortcuts while a person is not typing. */
export function onKey(key: string, action: () => void): () => void {
  bound.set(key, action)
  return () => {
    if (bound.get(key) === action) bound.delete(key)
  }
}
