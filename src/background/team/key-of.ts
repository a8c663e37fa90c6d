import type { Membership } from "~core/membership"
import type { Invitation } from "~team/engine"

/**
 * The key that was kept (the shelf was sealed here, and holds what passed the schema when it was put there). Null: it is lost; or it is not this
 * member's, since a worker died while one key took the place of another: nobody may work in one name and write in another.
 */
export function keyOf(kept: unknown, { member, role, workspace }: Membership): Invitation | null {
  const key = kept as Invitation | undefined
  const isTheirs = key?.member === member && key.role === role && key.workspace === workspace
  return isTheirs ? key : null
}
