import type { Agent } from "./records"

/** How long after their browser was gone an agent still counts as there (milliseconds; product.md §6). */
export const GRACE_MS = 5 * 60_000

/** Whether what comes back may go to this agent: their browser is here, or was gone a moment ago (a restart, a tunnel). */
export const stillThere = ({ goneAt }: Pick<Agent, "goneAt">, now: number): boolean =>
  goneAt === null || now - goneAt < GRACE_MS

/** Whether an agent may be asked: available, and their browser is here. */
export const onDuty = ({ available, goneAt }: Pick<Agent, "available" | "goneAt">): boolean =>
  available && goneAt === null
