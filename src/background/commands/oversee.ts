import { refuse } from "~core/change"
import { type AgentId, agentId, conversationId, inboxId } from "~core/ids"
import { reassign } from "~core/reassign"
import type { Agent } from "~core/records"
import { takeOfferBack } from "~core/withdraw-offer"
import { decide } from "../decide"
import type { World } from "../world"
import { type Handlers, NOT_FOUND } from "./handlers"

/** What an admin does about a conversation, whoever holds it. */
export const oversee = {
  reassign: (world, { conversation: id, inbox, agent }) =>
    decide(world, async () => {
      const { db, me, clock } = world
      const [conversation, into, settings] = await Promise.all([
        db.conversations.get(conversationId(id)),
        db.inboxes.get(inboxId(inbox)),
        db.settings.get("desk"),
      ])
      const to = agent === null ? null : await db.agents.get(agentId(agent))
      if (!conversation || !into || !settings || to === undefined) return NOT_FOUND
      const owner = await agentOf(world, conversation.owner)
      const asked = await agentOf(world, conversation.offer?.agent ?? null)
      // Without its agent's row a session could not be ended.
      if (owner === undefined || asked === undefined) return NOT_FOUND
      return reassign({ conversation, owner, asked, by: me, inbox: into, to, settings }, clock.now())
    }),
  takeBack: (world, { conversation: id }) =>
    decide(world, async () => {
      const conversation = await world.db.conversations.get(conversationId(id))
      if (!conversation) return NOT_FOUND
      const agent = await agentOf(world, conversation.offer?.agent ?? null)
      return agent ? takeOfferBack({ conversation, agent }, world.clock.now()) : refuse("offer-gone")
    }),
} satisfies Partial<Handlers>

/** Null: there is none to look for; undefined: their row is not there. */
const agentOf = async ({ db }: World, id: AgentId | null): Promise<Agent | null | undefined> =>
  id === null ? null : db.agents.get(id)
