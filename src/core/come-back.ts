import { change, type Decided } from "./change"
import type { Agent } from "./records"

/** An agent's browser is here again: they are asked as before, without a pause. What was given to others meanwhile stays theirs. */
export const comeBack = (agent: Agent): Decided =>
  agent.goneAt === null ? change({}) : change({ records: [{ ...agent, goneAt: null }] })
