import { createContext, type ReactNode, useContext, useMemo } from "react"
import { SOLO_AGENT } from "~core/ids"
import { may } from "~core/may"
import type { DeskCommand } from "~messaging/contract"
import type { Me } from "~store/reads/me"

const Mine = createContext<Me>({ id: SOLO_AGENT, role: null })

/** Whose browser this is, for everything within: read once by the page, with its first question. */
export function OfMe({ me: { id, role }, children }: { me: Me; children: ReactNode }) {
  // One and the same while it is the same person: each answer of the desk brings a new object.
  const me = useMemo(() => ({ id, role }), [id, role])
  return <Mine.Provider value={me}>{children}</Mine.Provider>
}

/** The agent in whose name this page works. */
export const useMe = () => useContext(Mine).id

/** Their role in the team; null: the desk is this browser's own. */
export const useRole = () => useContext(Mine).role

/** Whether they may say this to the worker, by their role. */
export const useMay = (say: DeskCommand["say"]) => may(useRole(), say)
