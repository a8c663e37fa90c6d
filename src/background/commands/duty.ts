import { accept } from "~core/accept"
import { callAgent } from "~core/call-agent"
import { decline } from "~core/decline"
import { setAvailable } from "~core/set-available"
import { decide } from "../decide"
import { goNext } from "../go-next"
import { type Handlers, onConversation } from "./handlers"

/** Being at the desk, and taking work. */
export const duty = {
  awake: async (world, { opened }) => {
    // Somebody looks: the team's desk is to be seen as it is.
    void world.seat.mode.reach().catch(world.report)
    if (opened) await world.hurry()
    return { ok: true, value: null }
  },
  setAvailable: async (world, { available }) => {
    // Going off duty is everybody's; on duty goes only who may accept.
    const refusal = available ? await world.seat.mode.whyNot("accept") : null
    if (refusal) return { ok: false, refusal }
    return decide(world, async () => {
      const agent = await world.db.agents.get(world.me)
      const offered = (agent?.offer && (await world.db.conversations.get(agent.offer))) || null
      return agent ? setAvailable({ agent, offered }, available, world.clock.now()) : null
    })
  },
  callMe: (world, { name }) =>
    decide(world, async () => {
      const agent = await world.db.agents.get(world.me)
      return agent ? callAgent(agent, name) : null
    }),
  accept: async (world, { conversation }) => {
    const done = await onConversation(world, conversation, (view) => accept(view, "agent", world.clock.now()))
    return done.ok ? { ok: true, value: { conversation } } : done
  },
  decline: (world, { conversation }) => onConversation(world, conversation, (view) => decline(view, world.clock.now())),
  next: goNext,
} satisfies Partial<Handlers>
