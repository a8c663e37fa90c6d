import { useEffect, useState } from "react"
import { useCommand } from "~room/use-command"

/** What is said beside a setting after it was changed. */
export interface Said {
  tone: "good" | "bad"
  text: string
}

/** Long enough to be read, short enough not to be taken for the next change's answer. */
const SAID_MS = 4_000

/** Changes one setting and says so beside it. */
export function useSetting(name: string) {
  const [said, setSaid] = useState<Said | null>(null)
  const { tell } = useCommand((sentence) => setSaid({ tone: "bad", text: sentence }))
  useEffect(() => {
    if (said?.tone !== "good") return
    const gone = setTimeout(() => setSaid(null), SAID_MS)
    return () => clearTimeout(gone)
  }, [said])
  const change = async (value: number | string | boolean | string[]): Promise<boolean> => {
    const changed = await tell({ say: "setting", name, value })
    if (changed.ok) setSaid({ tone: "good", text: "Saved" })
    return changed.ok
  }
  return { said, change, refuse: (text: string) => setSaid({ tone: "bad", text }), hush: () => setSaid(null) }
}
