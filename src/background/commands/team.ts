import { change } from "~core/change"
import { decide } from "../decide"
import { engine } from "../engine"
import type { Handlers } from "./handlers"

/** One desk for a team. */
export const team = {
  join: async (world, { server, key }) => (await engine()).join(world, { server, key }),
  leaveTeam: async (world) => (await engine()).leaveTeam(world),
  invite: async (world, guest) => (await engine()).invite(world, guest),
  revoke: async (world, { member }) => (await engine()).revoke(world, member),
  publish: async (world) => (await engine()).publish(world),
  pictureMe: (world, { picture }) =>
    decide(world, async () => {
      const agent = await world.db.agents.get(world.me)
      return agent && agent.picture !== picture ? change({ records: [{ ...agent, picture }] }) : null
    }),
} satisfies Partial<Handlers>
