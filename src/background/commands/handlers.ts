import { type Decided, refuse } from "~core/change"
import type { SendId } from "~core/ids"
import type { Send } from "~core/send"
import type { DeskCommand, Result } from "~messaging/contract"
import { decide } from "../decide"
import { type ConversationView, viewOf } from "../views"
import type { World } from "../world"

type Say = DeskCommand["say"]
type Of<S extends Say> = Extract<DeskCommand, { say: S }>

/** What the worker does for each sentence our own pages may say. */
export type Handlers = { [S in Say]: (world: World, command: Of<S>) => Promise<Result<unknown>> }

export const NOT_FOUND = refuse("not-found")

/** Decides about one conversation, as this agent. */
export function onConversation(
  world: World,
  id: string,
  decision: (view: ConversationView) => Decided | Promise<Decided>,
): Promise<Result> {
  return decide(world, async () => {
    const view = await viewOf(world.db, id, world.me)
    return view ? decision(view) : NOT_FOUND
  })
}

/** Decides about one send. */
export function onSend(world: World, id: string, decision: (send: Send) => Decided): Promise<Result> {
  return decide(world, async () => {
    const send = await world.db.sends.get(id as SendId)
    return send ? decision(send) : NOT_FOUND
  })
}
