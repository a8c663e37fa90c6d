import { close } from "~core/close"
import { dismiss, look } from "~core/look"
import { type Handlers, onConversation } from "./handlers"

/** What an agent does with a conversation. */
export const conversation = {
  look: (world, { conversation }) => onConversation(world, conversation, (view) => look(view.conversation, world.me)),
  dismiss: (world, { conversation }) => onConversation(world, conversation, (view) => dismiss(view.conversation)),
  close: (world, { conversation }) => onConversation(world, conversation, (view) => close(view, world.clock.now())),
} satisfies Partial<Handlers>
