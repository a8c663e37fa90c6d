import {
  createContext,
  type Dispatch,
  type RefObject,
  type SetStateAction,
  useContext,
  useEffect,
  useRef,
  useState,
} from "react"
import type { TimelineRow } from "~store/reads/timeline"

/** An entry that search found, and the conversation it was opened in. */
export interface FoundEntry {
  conversation: string
  entry: string
}

/** What search found last, for the timeline that is open. */
export const Found = createContext<string | null>(null)

/** The found entry while its conversation is open; going anywhere else forgets it. */
export function useFoundIn(conversation: string | null) {
  const [found, setFound] = useState<FoundEntry | null>(null)
  useEffect(() => {
    setFound((before) => (before && before.conversation !== conversation ? null : before))
  }, [conversation])
  return [found?.entry ?? null, setFound] as const
}

/** Brings the found entry into view, once: far back, it asks for as many lines as it takes. */
export function useShowFound(
  log: RefObject<HTMLElement | null>,
  timeline: readonly TimelineRow[],
  setShown: Dispatch<SetStateAction<number>>,
): string | null {
  const found = useContext(Found)
  const done = useRef<string | null>(null)
  const fromEnd = found === null ? -1 : timeline.length - timeline.findIndex(({ entry }) => entry?.id === found)
  const there = fromEnd > 0 && fromEnd <= timeline.length
  useEffect(() => {
    if (there) setShown((shown) => Math.max(shown, fromEnd + BEFORE))
  }, [there, fromEnd, setShown])
  useEffect(() => {
    if (found === null) done.current = null
    const line = log.current?.querySelector<HTMLElement>("[data-found]")
    if (!line || done.current === found) return
    done.current = found
    line.scrollIntoView({ block: "center" })
    line.focus({ preventScroll: true })
  })
  return there ? found : null
}

/** Lines shown before the one that was found. */
const BEFORE = 20
