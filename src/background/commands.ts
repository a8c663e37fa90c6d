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
import { link } from "./commands/link"
import { media } from "./commands/media"
import { oversee } from "./commands/oversee"
import { quarantine } from "./commands/quarantine"
import { send } from "./commands/send"
import { setting } from "./commands/setting"
import { team } from "./commands/team"
import { yourData } from "./commands/your-data"
import { together } from "./turns"
import type { World } from "./world"

const HANDLERS: Handlers = {
  ...duty,
  ...acts,
  ...oversee,
  ...inbox,
  ...link,
  ...conversation,
  ...customer,
  ...send,
  ...answer,
  ...media,
  ...account,
  ...setting,
  ...indexWords,
  ...quarantine,
  ...yourData,
  ...team,
}

/** These wait for a person, or have the desk to themselves: they are no part of what goes on meanwhile. */
const OWN_TURN = new Set<DeskCommand["say"]>([
  "connect",
  "reconnect",
  "restore",
  "stopWork",
  "deleteEverything",
  "join",
  "leaveTeam",
])

/** Carries out one command and wakes the loops it may concern. */
export async function carryOut(world: World, command: DeskCommand): Promise<Result<unknown>> {
  const refusal = await world.seat.mode.whyNot(command.say)
  if (refusal) return { ok: false, refusal }
  const handler = HANDLERS[command.say] as (world: World, command: DeskCommand) => Promise<Result<unknown>>
  const work = () => handler(world, command)
  const result = await (OWN_TURN.has(command.say) ? work() : together(work))
  // An account may have come, or somebody on duty: what is to be kept awake for, and which duties are taken, follows from that.
  void world.seat.mode.beat().catch(world.report)
  world.nudge("desk")
  world.nudge("sends")
  world.nudge("reads")
  return result
}
