import type { DeskCommand, Result } from "~messaging/contract"
import { account } from "./commands/account"
import { acts } from "./commands/acts"
import { answer } from "./commands/answer"
import { conversation } from "./commands/conversation"
import { customer } from "./commands/customer"
import { duty } from "./commands/duty"
import type { Handlers } from "./commands/handlers"
import { inbox } from "./commands/inbox"
import { indexWords } from "./commands/index-words"
import { media } from "./commands/media"
import { send } from "./commands/send"
import { setting } from "./commands/setting"
import type { World } from "./world"

const HANDLERS: Handlers = {
  ...duty,
  ...acts,
  ...inbox,
  ...conversation,
  ...customer,
  ...send,
  ...answer,
  ...media,
  ...account,
  ...setting,
  ...indexWords,
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
