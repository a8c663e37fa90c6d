// First of all: what tells how opening goes must listen before anything is asked.
import "./use-opening"
import { live } from "~store/reads/live"

interface Hears {
  next: (answer: unknown) => void
  error: (error: unknown) => void
}

interface Early {
  /** Undefined: not yet. */
  answer: unknown
  failure: { error: unknown } | null
  hears: Hears | null
  unsubscribe: () => void
}

const asked = new Map<string, Early>()

/** Asks now, while nothing is drawn yet, what the first screen asks with `useLive` under the same key: reading goes on beside drawing. */
export function askEarly<T>(key: readonly string[], question: (asked: AbortSignal) => Promise<T>): void {
  const early: Early = { answer: undefined, failure: null, hears: null, unsubscribe: () => listening.unsubscribe() }
  const listening = live(question).subscribe({
    next: (answer) => {
      early.answer = answer
      early.hears?.next(answer)
    },
    error: (error) => {
      early.failure = { error }
      early.hears?.error(error)
    },
  })
  asked.set(JSON.stringify(key), early)
}

/** What was answered to a question that was asked early and that nobody has taken over yet; `name` is its key as JSON. */
export const answeredEarly = (name: string): unknown => asked.get(name)?.answer

/** Goes on listening to a question that was asked early, once; null when it was not. */
export function takeOver(name: string, hears: Hears): { unsubscribe: () => void } | null {
  const early = asked.get(name)
  if (!early) return null
  asked.delete(name)
  early.hears = hears
  if (early.failure) hears.error(early.failure.error)
  else if (early.answer !== undefined) hears.next(early.answer)
  return early
}
