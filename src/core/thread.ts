/**
 * Who stands on the other side of a one-to-one thread, by numeric X user ID. X names those `{smaller id}-{larger id}`.
 * Null for a group, and for a thread that this account is not in.
 */
export function otherSide(thread: string, account: string): string | null {
  const [one, two, more] = thread.split("-")
  if (!one || !two || more !== undefined) return null
  if (one === account) return two
  return two === account ? one : null
}
