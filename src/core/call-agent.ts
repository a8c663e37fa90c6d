import { change, type Decided, refuse } from "./change"
import type { Agent } from "./records"

/** Most characters of an agent's name. */
export const NAME_LIMIT = 60

/** Gives an agent their name. It is written on what they do from now on. */
export function callAgent(agent: Agent, name: string): Decided {
  const called = name.trim().replace(/\s+/gu, " ")
  if (!called) return refuse("empty")
  if (called.length > NAME_LIMIT) return refuse("too-long")
  return called === agent.name ? change({}) : change({ records: [{ ...agent, name: called }] })
}
