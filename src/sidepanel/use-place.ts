import { useCallback, useEffect, useRef, useState } from "react"
import { type AgentId, type ConversationId, type CustomerId, conversationId, customerId } from "~core/ids"

/** Where the panel stands: at the desk (null) or at one conversation; `writing` counts how often its composer was asked for. */
export interface Place {
  conversation: ConversationId | null
  writing: number
}

export type Go = (conversation: string | null, how?: { write: boolean }) => void

const CUSTOMER = "customer:"

/** The place of a customer who has no conversation; no conversation's id begins so. */
export const ofCustomer = (id: string) => `${CUSTOMER}${id}`

/** Whose place it is; null: a conversation's. */
export const customerAt = (place: string): CustomerId | null =>
  place.startsWith(CUSTOMER) ? customerId(place.slice(CUSTOMER.length)) : null

/** The place, kept in the address (`#/{conversation}`), so that a reload comes back to it and a link can lead there. */
export function usePlace(): [Place, Go] {
  const [place, setPlace] = useState<Place>(() => ({ conversation: fromAddress(), writing: 0 }))
  useEffect(() => {
    const stop = new AbortController()
    const followLink = () => setPlace({ conversation: fromAddress(), writing: 0 })
    window.addEventListener("hashchange", followLink, { signal: stop.signal })
    return () => stop.abort()
  }, [])
  const go = useCallback<Go>((conversation, how) => {
    // Not the location itself: that would fire hashchange and lose whether to write.
    history.replaceState(null, "", conversation ? `#/${encodeURIComponent(conversation)}` : "#")
    setPlace(({ writing }) => ({
      conversation: conversation === null ? null : conversationId(conversation),
      writing: how?.write ? writing + 1 : 0,
    }))
  }, [])
  return [place, go]
}

/** Another desk has other customers: the panel of whoever joins or leaves a team goes to the front of it. */
export function useFrontOfAnother(me: AgentId, go: Go): void {
  const before = useRef(me)
  useEffect(() => {
    if (before.current !== me) go(null)
    before.current = me
  }, [me, go])
}

function fromAddress(): ConversationId | null {
  const [, named] = /^#\/(.+)$/.exec(location.hash) ?? []
  try {
    return named ? conversationId(decodeURIComponent(named)) : null
  } catch {
    return null
  }
}
