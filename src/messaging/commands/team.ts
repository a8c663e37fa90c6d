import * as v from "valibot"
import { ROLES } from "~core/role"
import { id } from "../shapes"

/** One desk for a team: joining and leaving it, and who else may. */
export const teamCommands = [
  /** `server` empty: the one that stands in the key. The own desk of this browser is put away until the team is left. */
  v.strictObject({
    say: v.literal("join"),
    server: v.pipe(v.string(), v.maxLength(300)),
    key: v.pipe(v.string(), v.maxLength(100_000)),
  }),
  v.strictObject({ say: v.literal("leaveTeam") }),
  /** An admin's. `member`: somebody is invited again, under the name they had in the desk. */
  v.strictObject({
    say: v.literal("invite"),
    role: v.picklist(ROLES),
    name: v.pipe(v.string(), v.maxLength(200)),
    inboxes: v.pipe(v.array(id), v.maxLength(1_000)),
    member: v.nullable(id),
  }),
  v.strictObject({ say: v.literal("revoke"), member: id }),
  /** An admin's: what was put away of this browser's own desk goes into the team's. */
  v.strictObject({ say: v.literal("publish") }),
  /** A small picture as a `data:` URL; null: none. */
  v.strictObject({ say: v.literal("pictureMe"), picture: v.nullable(v.pipe(v.string(), v.maxLength(20_000))) }),
] as const
