import type { Standing, Trouble } from "./account"
import { backOff } from "./pace"

/** Reading worked: trouble is over, the headers say what is left, and by how much X's clock is `ahead`. */
export function heard(
  standing: Standing,
  left: { left: number; resetAt: number } | null,
  ahead: number,
  now: number,
): Standing {
  return {
    ...standing,
    ahead,
    heardAt: now,
    troubleSince: null,
    trouble: null,
    retryAt: null,
    failures: 0,
    readsLeft: left?.left ?? standing.readsLeft,
    readsResetAt: left?.resetAt ?? standing.readsResetAt,
  }
}

/** Reading failed: tried again at the time X names, else backing off with jitter (`random` 0 to 1). */
export function unheard(
  standing: Standing,
  trouble: Trouble,
  retryAt: number | null,
  random: number,
  now: number,
): Standing {
  const failures = standing.failures + 1
  return {
    ...standing,
    failures,
    trouble,
    troubleSince: standing.troubleSince ?? now,
    retryAt: Math.max(retryAt ?? 0, now + backOff(failures, random)),
  }
}
