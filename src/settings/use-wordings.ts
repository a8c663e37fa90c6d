import { useRef, useState } from "react"
import { useSetting } from "./use-setting"

/** The wordings, what can be done with them, and what came of it. */
export function useWordings(stored: readonly string[]) {
  const { said, change } = useSetting("wordings")
  // What was asked last: pressing Remove leaves a box too, and the second change must know the first.
  const asked = useRef<readonly string[]>(stored)
  const seen = useRef(stored)
  if (JSON.stringify(seen.current) !== JSON.stringify(stored)) {
    seen.current = stored
    asked.current = stored
  }
  /** Which of them the last change was about. */
  const [about, setAbout] = useState(0)
  const put = async (next: readonly string[], which: number) => {
    const before = asked.current
    asked.current = next
    setAbout(which)
    const changed = await change([...next])
    if (!changed && asked.current === next) asked.current = before
  }
  return {
    /** What is to be said beside wording `i`. */
    saidOf: (i: number) => (i === about ? said : null),
    save: (i: number, text: string) => void put(asked.current.toSpliced(i, 1, text), i),
    add: (text: string) => void put([...asked.current, text], asked.current.length),
    remove: (i: number) => void put(asked.current.toSpliced(i, 1), Math.max(0, i - 1)),
    makeUsual: (i: number) => void put([...asked.current.slice(i, i + 1), ...asked.current.toSpliced(i, 1)], 0),
    stands: (text: string, i: number) => asked.current.some((other, at) => at !== i && other === text),
  }
}
