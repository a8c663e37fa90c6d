import { refuse } from "~core/change"
import { sendId } from "~core/ids"
import { reply } from "~core/reply"
import { drop, sendAgain, undo } from "~core/unsure"
import { attachmentOf, sendsOf } from "../views"
import { type Handlers, onConversation, onSend } from "./handlers"

/** Writing to a customer, and deciding about what X refused or left unsure. */
export const send = {
  reply: (world, { conversation, send, text, file }) =>
    onConversation(world, conversation, async (view) => {
      const account = (await world.db.accounts.get(view.conversation.account)) ?? null
      const sends = await sendsOf(world.db, view.conversation.id)
      const attachment = file === undefined ? null : await attachmentOf(world.db, file)
      if (file !== undefined && !attachment) return refuse("file-gone")
      return reply({ ...view, account, sends }, { id: sendId(send), text, attachment }, world.clock.now())
    }),
  undo: (world, { send }) => onSend(world, send, undo),
  sendAgain: (world, { send }) => onSend(world, send, (found) => sendAgain(found, world.clock.now())),
  drop: (world, { send }) => onSend(world, send, drop),
} satisfies Partial<Handlers>
