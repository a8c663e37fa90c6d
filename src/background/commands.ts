import { accept } from "~core/accept"
import { change, type Decided, refuse } from "~core/change"
import { changeSetting } from "~core/change-setting"
import { close } from "~core/close"
import { decline } from "~core/decline"
import { type AccountId, type InboxId, type SendId, sendId } from "~core/ids"
import { dismiss, look } from "~core/look"
import type { DeskRecord, Send } from "~core/records"
import { reply } from "~core/reply"
import { setAvailable } from "~core/set-available"
import { drop, sendAgain, undo } from "~core/unsure"
import type { DeskCommand, Result } from "~messaging/contract"
import { connectAccount, disconnectAccount, reconnectAccount } from "./accounts"
import { decide } from "./decide"
import { goNext } from "./go-next"
import { type ConversationView, sendsOf, viewOf } from "./views"
import type { World } from "./world"

type Say = DeskCommand["say"]
type Of<S extends Say> = Extract<DeskCommand, { say: S }>
type Handlers = { [S in Say]: (world: World, command: Of<S>) => Promise<Result<unknown>> }

/** What the worker does for each sentence our own pages may say. */
const HANDLERS: Handlers = {
  awake: async (world, { opened }) => {
    if (opened) await world.hurry()
    return { ok: true, value: null }
  },
  setAvailable: (world, { available }) =>
    decide(world, async () => {
      const agent = await world.db.agents.get(world.me)
      const offered = (agent?.offer && (await world.db.conversations.get(agent.offer))) || null
      return agent ? setAvailable({ agent, offered }, available, world.clock.now()) : null
    }),
  accept: async (world, { conversation }) => {
    const done = await onConversation(world, conversation, (view) => accept(view, "agent", world.clock.now()))
    return done.ok ? { ok: true, value: { conversation } } : done
  },
  decline: (world, { conversation }) => onConversation(world, conversation, (view) => decline(view, world.clock.now())),
  next: goNext,
  look: (world, { conversation }) => onConversation(world, conversation, (view) => look(view.conversation, world.me)),
  dismiss: (world, { conversation }) => onConversation(world, conversation, (view) => dismiss(view.conversation)),
  close: (world, { conversation }) => onConversation(world, conversation, (view) => close(view, world.clock.now())),
  reply: (world, { conversation, send, text }) =>
    decide(world, async () => {
      const view = await viewOf(world.db, conversation, world.me)
      if (!view) return NOT_FOUND
      const account = (await world.db.accounts.get(view.conversation.account)) ?? null
      const sends = await sendsOf(world.db, view.conversation.id)
      return reply({ ...view, account, sends }, { id: sendId(send), text }, world.clock.now())
    }),
  undo: (world, { send }) => onSend(world, send, undo),
  sendAgain: (world, { send }) => onSend(world, send, (found) => sendAgain(found, world.clock.now())),
  drop: (world, { send }) => onSend(world, send, drop),
  connect: (world, { clientId }) => connectAccount(world, clientId),
  reconnect: (world, { account }) => reconnectAccount(world, account),
  disconnect: (world, { account }) => disconnectAccount(world, account),
  confirmOpen: (world, { account, open }) =>
    decide(world, async () => {
      const found = await world.db.accounts.get(account as AccountId)
      return found ? writes({ ...found, openToEveryone: open }) : NOT_FOUND
    }),
  setting: (world, { name, value }) =>
    decide(world, async () => {
      const settings = await world.db.settings.get("desk")
      return settings ? changeSetting(settings, name, value) : null
    }),
  askBeforeAssigning: (world, { inbox, ask }) =>
    decide(world, async () => {
      const found = await world.db.inboxes.get(inbox as InboxId)
      return found ? writes({ ...found, askBeforeAssigning: ask }) : NOT_FOUND
    }),
}

/** Carries out one command and wakes the loops it may concern. */
export async function carryOut(world: World, command: DeskCommand): Promise<Result<unknown>> {
  const handler = HANDLERS[command.say] as (world: World, command: DeskCommand) => Promise<Result<unknown>>
  const result = await handler(world, command)
  world.nudge("desk")
  world.nudge("sends")
  world.nudge("reads")
  return result
}

const NOT_FOUND = refuse("not-found")

const writes = (record: DeskRecord): Decided => change({ records: [record] })

function onConversation(world: World, id: string, decision: (view: ConversationView) => Decided): Promise<Result> {
  return decide(world, async () => {
    const view = await viewOf(world.db, id, world.me)
    return view ? decision(view) : NOT_FOUND
  })
}

function onSend(world: World, id: string, decision: (send: Send) => Decided): Promise<Result> {
  return decide(world, async () => {
    const send = await world.db.sends.get(id as SendId)
    return send ? decision(send) : NOT_FOUND
  })
}
