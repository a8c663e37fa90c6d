import type { Decided } from "~core/change"
import { type AccountId, type InboxId, inboxId } from "~core/ids"
import { addInbox, removeInbox, renameInbox, setEntryPoint, setFirstReply, setInboxAgents } from "~core/inbox"
import type { Inbox } from "~core/records"
import type { Result } from "~messaging/contract"
import { decide } from "../decide"
import type { World } from "../world"
import { type Handlers, NOT_FOUND } from "./handlers"

/** The queues of the desk, who is in them, and what enters them. */
export const inbox = {
  addInbox: (world, { inbox, name }) =>
    decide(world, async () => {
      const [inboxes, agents] = await Promise.all([world.db.inboxes.toArray(), world.db.agents.toArray()])
      const ids = agents.map(({ id }) => id)
      return addInbox(inboxes, inboxId(inbox), name, ids)
    }),
  renameInbox: (world, { inbox, name }) =>
    onInbox(world, inbox, async (found) => renameInbox(found, await world.db.inboxes.toArray(), name)),
  removeInbox: (world, { inbox }) =>
    onInbox(world, inbox, async (found) => {
      const [inboxes, accounts, holds] = await Promise.all([
        world.db.inboxes.toArray(),
        world.db.accounts.toArray(),
        heldIn(world, found.id),
      ])
      return removeInbox({ inbox: found, inboxes, accounts, holds })
    }),
  inboxAgents: (world, { inbox, agents: ids }) =>
    onInbox(world, inbox, async (found) => {
      const agents = await world.db.agents.toArray()
      const offered = await world.db.conversations.where("offer.until").above(0).toArray()
      const here = offered.filter((conversation) => conversation.inbox === found.id)
      return setInboxAgents({ inbox: found, agents, offered: here }, ids, world.clock.now())
    }),
  firstReply: (world, { inbox, minutes }) => onInbox(world, inbox, (found) => setFirstReply(found, minutes)),
  entryPoint: (world, { account, inbox }) =>
    onInbox(world, inbox, async (found) => {
      const entering = await world.db.accounts.get(account as AccountId)
      return entering ? setEntryPoint(entering, found) : NOT_FOUND
    }),
} satisfies Partial<Handlers>

function onInbox(world: World, id: string, decision: (inbox: Inbox) => Decided | Promise<Decided>): Promise<Result> {
  return decide(world, async () => {
    const found = await world.db.inboxes.get(inboxId(id))
    return found ? decision(found) : NOT_FOUND
  })
}

const heldIn = ({ db }: World, inbox: InboxId) =>
  db.conversations
    .where("status")
    .anyOf("New", "Open", "Waiting")
    .filter((conversation) => conversation.inbox === inbox)
    .count()
