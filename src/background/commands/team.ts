import { refuse } from "~core/change"
import type { Handlers } from "./handlers"

const notYet = () => Promise.resolve(refuse("not-in-team") as { ok: false; refusal: "not-in-team" })

/** One desk for a team. */
export const team = {
  join: notYet,
  leaveTeam: notYet,
  invite: notYet,
  revoke: notYet,
  publish: notYet,
  pictureMe: notYet,
} satisfies Partial<Handlers>
