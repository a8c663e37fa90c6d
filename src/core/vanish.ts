import { change, type Decided } from "./change"
import type { Conversation } from "./conversation"
import type { Agent } from "./records"
import { GRACE_MS } from "./still-there"
import { withdrawOffer } from "./withdraw-offer"
import { writeInto } from "./write-entry"

export interface VanishView {
  agent: Agent
  /** What is held out to them; null: nothing. */
  offered: Conversation | null
  /** They are no member any more: they have no grace, as if they had been gone for as long as it lasts. */
  forGood?: boolean
}

/**
 * An agent's browser is gone: what is held out to them goes on to the next at once. It counts as no lapse, and they stay available, so that
 * they are asked again as soon as they are back.
 */
export function vanish({ agent, offered, forGood = false }: VanishView, now: number): Decided {
  const goneAt = goneSince(agent, forGood, now)
  const gone: Agent = { ...agent, goneAt }
  if (offered?.offer?.agent !== agent.id) return change({ records: goneAt === agent.goneAt ? [] : [gone] })
  const { say, entries } = writeInto(offered, now)
  say({ type: "offer withdrawn", agent: agent.id, because: "no longer here" })
  return change({ entries, records: withdrawOffer(offered, gone, now) })
}

/** Since when an agent whose browser is gone now counts as gone (Unix milliseconds). */
export function goneSince({ goneAt }: Pick<Agent, "goneAt">, forGood: boolean, now: number): number {
  const latest = forGood ? now - GRACE_MS : now
  // Noted by a clock that was ahead, they would have their grace from that time on.
  return Math.min(goneAt ?? latest, latest)
}
