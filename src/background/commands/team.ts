import { change } from "~core/change"
import { decide } from "../decide"
import { join, leaveTeam } from "../join-team"
import { invite, revoke } from "../members"
import type { Handlers } from "./handlers"

/** One desk for a team. */
export const team = {
  join: (world, { server, key }) => join(world, { server, key }),
  leaveTeam: (world) => leaveTeam(world),
  invite: (world, guest) => invite(world, guest),
  revoke: (world, { member }) => revoke(world, member),
  publish: async () => ({ ok: false, refusal: "not-in-team" }),
  pictureMe: (world, { picture }) =>
    decide(world, async () => {
      const agent = await world.db.agents.get(world.me)
      return agent && agent.picture !== picture ? change({ records: [{ ...agent, picture }] }) : null
    }),
} satisfies Partial<Handlers>
