import { beginSending, dueAt, heldBack } from "~core/begin-sending"
import { change } from "~core/change"
import type { Send } from "~core/send"
import { heardAfterSend, sendsFrom } from "~core/sends-left"
import { type Fate, settle } from "~core/settle"
import { needsUpload } from "~core/upload"
import type { SendOutcome } from "~x/port"
import { decide } from "./decide"
import { alongside } from "./turns"
import { uploadFor } from "./uploads"
import { conversionsOf, sendsOf } from "./views"
import { onDuty, type World } from "./world"

/** While an account cannot send, how long until it is looked at again, in milliseconds. */
const LOOK_AGAIN_MS = 5_000

/** Starts every send whose time has come, one per conversation at a time; answers when the next is due (Unix milliseconds). */
export async function sendDue(world: World): Promise<number | null> {
  const { db, clock, inFlight } = world
  const queued = await db.sends.where("status").equals("queued").sortBy("queuedAt")
  const due: number[] = []
  const underWay = await countUnderWay(world)
  for (const send of queued) {
    const mine = onDuty(world, send.account)
    if (!mine || inFlight.has(send.id) || heldBack(send, await sendsOf(db, send.conversation))) continue
    const account = await db.accounts.get(send.account)
    if (account?.status !== "connected") continue
    const standing = await db.standings.get(send.account)
    // Asking for a 429 helps nobody: what is left says when X takes the next one.
    const from = Math.max(dueAt(send), standing ? sendsFrom(standing, underWay.get(send.account) ?? 0, clock.now()) : 0)
    if (!navigator.onLine) due.push(clock.now() + LOOK_AGAIN_MS)
    else if (from > clock.now()) due.push(from)
    else if (needsUpload(send, clock.now())) void uploadFor(mine, send)
    else {
      underWay.set(send.account, (underWay.get(send.account) ?? 0) + 1)
      void alongside(() => sendOne(mine, send))
    }
  }
  return due.length > 0 ? Math.min(...due) : null
}

/** How many sends of each account X has in hand and has not answered. */
async function countUnderWay({ db, inFlight }: World): Promise<Map<string, number>> {
  const counts = new Map<string, number>()
  for (const send of await db.sends.bulkGet([...inFlight] as Send["id"][]))
    if (send) counts.set(send.account, (counts.get(send.account) ?? 0) + 1)
  return counts
}

/** *Sending* is committed before the POST: whatever kills the worker after that, the message is never posted a second time by itself. */
async function sendOne(world: World, { id, account, to, text }: Send): Promise<void> {
  const { db, clock, inFlight } = world
  inFlight.add(id)
  try {
    const begun = await decide(world, async () => {
      const send = await db.sends.get(id)
      const conversation = send && (await db.conversations.get(send.conversation))
      if (!conversation) return null
      return beginSending({ send, sends: await sendsOf(db, conversation.id), conversation }, clock.now())
    })
    const sending = await db.sends.get(id)
    if (!begun.ok || sending?.status !== "sending") return
    const outcome = await world.x.send(account, to, text, sending.attachment?.media ?? null)
    await settleSend(world, id, fateOf(outcome, clock.now()))
    await noteSends(world, account, outcome)
  } catch (error) {
    world.report(error)
  } finally {
    inFlight.delete(id)
    world.nudge("sends")
    world.nudge("reads")
    world.nudge("desk")
  }
}

function settleSend(world: World, id: Send["id"], fate: Fate) {
  const { db, clock } = world
  return decide(world, async () => {
    const send = await db.sends.get(id)
    const conversation = send && (await db.conversations.get(send.conversation))
    if (!conversation) return null
    return settle({ send, conversation, conversions: await conversionsOf(db, conversation) }, fate, clock.now())
  })
}

function noteSends({ db, commit }: World, account: Send["account"], outcome: SendOutcome) {
  const limitedUntil = outcome.fate === "later" && outcome.trouble === "rate-limited" ? outcome.retryAt : null
  return decide({ commit }, async () => {
    const standing = await db.standings.get(account)
    if (!standing || (outcome.allowance === null && limitedUntil === null)) return null
    return change({ records: [heardAfterSend(standing, { allowance: outcome.allowance, limitedUntil })] })
  })
}

function fateOf(outcome: SendOutcome, now: number): Fate {
  return outcome.fate === "sent" ? { fate: "sent", event: outcome.event, at: outcome.xNow ?? now } : outcome
}
