import { remind } from "~core/follow-up"
import { agentId, inboxId } from "~core/ids"
import { noReplyNeeded } from "~core/no-reply-needed"
import { reopen } from "~core/reopen"
import { resume } from "~core/resume"
import { putOnTopic, takeOffTopic } from "~core/topic"
import { transfer } from "~core/transfer"
import { type Handlers, NOT_FOUND, onConversation } from "./handlers"

/** How a conversation ends, changes hands, comes back and is labelled. */
export const acts = {
  noReplyNeeded: (world, { conversation }) =>
    onConversation(world, conversation, (view) => noReplyNeeded(view, world.clock.now())),
  transfer: (world, { conversation, inbox, agent }) =>
    onConversation(world, conversation, async (view) => {
      const into = await world.db.inboxes.get(inboxId(inbox))
      const to = agent === null ? null : await world.db.agents.get(agentId(agent))
      return into && to !== undefined ? transfer({ ...view, inbox: into, to }, world.clock.now()) : NOT_FOUND
    }),
  reopen: (world, { conversation }) =>
    onConversation(world, conversation, async (view) => {
      const account = await world.db.accounts.get(view.conversation.account)
      const entryPoint = account?.inbox ?? view.conversation.inbox
      return reopen({ ...view, entryPoint }, world.clock.now())
    }),
  resume: (world, { conversation }) => onConversation(world, conversation, (view) => resume(view, world.clock.now())),
  remind: (world, { conversation, until }) =>
    onConversation(world, conversation, (view) => remind(view, until, world.clock.now())),
  topic: (world, { conversation, topic, on }) =>
    onConversation(world, conversation, (view) =>
      on ? putOnTopic(view, topic, world.clock.now()) : takeOffTopic(view, topic, world.clock.now()),
    ),
} satisfies Partial<Handlers>
