import * as v from "valibot"
import { eventOf } from "~core/delete-message"
import { type AccountId, type EventId, eventId } from "~core/ids"
import type { Heard } from "~x/port"
import { onDuty, type World } from "../world"
import { AskedOfX, type FromGateway, nothing } from "./asked-of-x"
import { giveMedia } from "./give-media"
import { emptyDeleted, messageOf } from "./hands"
import { lineOfEvent } from "./line-of-event"
import type { TeamMedia } from "./team-media"

/**
 * Does at X what a colleague's browser asks of the one that holds this account's lease. Only for people and messages of this desk: a key that
 * was stolen reaches no further than its agent did. Refuses what isn't such a question.
 */
export async function answerAsk(
  world: World,
  media: TeamMedia,
  account: AccountId,
  asked: unknown,
): Promise<FromGateway> {
  const read = v.safeParse(AskedOfX, asked)
  if (!read.success) return nothing("unexpected", "This is not known here: is one of the two an older Aside?")
  const { output } = read
  if (output.what === "block") return blockFor(world, account, output.person, output.on)
  if (output.what === "media") return giveMedia(world, media, account, output)
  return removeFor(world, account, eventId(output.event))
}

async function blockFor({ db, x }: World, account: AccountId, person: string, on: boolean): Promise<FromGateway> {
  const known = await db.customers.where("xId").equals(person).count()
  if (known === 0) return nothing("unexpected", "That is no customer of this desk.")
  return doneBy(await x.block(account, person, on))
}

/** Deletes it at X and empties it here, in the gateway's own name: whoever asked may not write there. */
async function removeFor(world: World, account: AccountId, event: EventId): Promise<FromGateway> {
  const line = await lineOfEvent(world.db, account, event)
  // Asked again, before that browser's copy of the desk had it.
  if (line?.emptied) return { did: "done" }
  const message = line && (await messageOf(world, line.id))
  if (!message || !eventOf(message.entry, message.send)) return nothing("unexpected", "That is no message of ours.")
  const heard = await world.x.remove(account, event)
  if (!heard.ok) return doneBy(heard)
  const emptied = await emptyDeleted(world, message.entry.id)
  return emptied.ok ? { did: "done" } : nothing("timed-out", emptied.refusal)
}

const doneBy = (heard: Heard<true>): FromGateway =>
  heard.ok ? { did: "done" } : nothing(heard.trouble, heard.detail, heard.retryAt)

/** The same for whoever holds the account's lease at this moment; anybody else does nothing. */
export async function answerFor(
  all: World,
  media: TeamMedia,
  account: AccountId,
  asked: unknown,
): Promise<FromGateway> {
  const world = onDuty(all, account)
  return world ? answerAsk(world, media, account, asked) : nothing("no-gateway")
}
