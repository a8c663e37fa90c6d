const bound = new Map<string, () => void>()

// Milliseconds in which the second key of a sequence has to come.
const together = 1000

let first = { key: "", at: Number.NEGATIVE_INFINITY }

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}

/** What these keys do: a sequence first, and a key that begins one does nothing by itself. */
function actionOf(event: KeyboardEvent): (() => void) | undefined {
  const begun = first.key && event.timeStamp - first.at < together ? first.key : ""
  const begins = [...bound.keys()].some((keys) => keys.startsWith(`${event.key} `))
  first = { key: begins && !begun ? event.key : "", at: event.timeStamp }
  return begun ? bound.get(`${begun} ${event.key}`) : bound.get(event.key)
}

addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
  // Over a dialog X's shortcuts rest.
  if (document.querySelector('[role="dialog"]')) return
  const action = actionOf(event)
  if (!action) return
  event.preventDefault()
  action()
})

/** Binds one of X's shortcuts while a person is not typing: a key, or two with a space between that follow each other. */
export function onKey(keys: string, action: () => void): () => void {
  bound.set(keys, action)
  return () => {
    if (bound.get(keys) === action) bound.delete(keys)
  }
}
