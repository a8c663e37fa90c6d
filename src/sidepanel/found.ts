import { createContext, useContext, useEffect, useState } from "react"
import type { ConversationId } from "~core/ids"

/** An entry that search found, its place in the timeline, and the conversation it was opened in. */
export interface FoundEntry {
  conversation: ConversationId
  entry: string
  order: string
}

/** What search found last, for the timeline that is open. */
export const Found = createContext<FoundEntry | null>(null)

/** The found entry while its conversation is open; going anywhere else forgets it. */
export function useFoundIn(conversation: string | null) {
  const [found, setFound] = useState<FoundEntry | null>(null)
  useEffect(() => {
    setFound((before) => (before && before.conversation !== conversation ? null : before))
  }, [conversation])
  return [found, setFound] as const
}

/** What search found last, in the timeline that is open; null: nothing. */
export const useFound = (): FoundEntry | null => useContext(Found)
