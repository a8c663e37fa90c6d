import { refuse } from "~core/change"
import { engine } from "../engine"
import type { Handlers } from "./handlers"

const notYet = () => Promise.resolve(refuse("not-in-team") as { ok: false; refusal: "not-in-team" })

/** One desk for a team. */
export const team = {
  join: async ({ clock }, { server, key }) => {
    const read = (await engine()).readKey({ server, key }, clock.now())
    return read.ok ? notYet() : { ok: false, refusal: "not-joined", detail: read.refusal }
  },
  leaveTeam: notYet,
  invite: notYet,
  revoke: notYet,
  publish: notYet,
  pictureMe: notYet,
} satisfies Partial<Handlers>
