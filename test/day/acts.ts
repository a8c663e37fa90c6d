import { abandon } from "~core/abandon"
import { comeBack } from "~core/come-back"
import type { Conversation } from "~core/conversation"
import { endBySilence, type Reading } from "~core/end-by-silence"
import { followUpDue, remind } from "~core/follow-up"
import { noReplyNeeded } from "~core/no-reply-needed"
import { reassign } from "~core/reassign"
import type { Agent } from "~core/records"
import { reopen } from "~core/reopen"
import { resume } from "~core/resume"
import { transfer } from "~core/transfer"
import { vanish } from "~core/vanish"
import type { Day, Dice } from "./day"

type Move = (day: Day, dice: Dice, late: boolean) => void

/** A conversation that somebody owns, with them. */
function owned({ desk }: Day, dice: Dice, fits: (c: Conversation) => boolean): [Conversation, Agent] | null {
  const conversation = dice(desk.all("conversation").filter((c) => c.owner !== null && fits(c)))
  const agent = conversation ? desk.get("agent", conversation.owner) : null
  return conversation && agent ? [conversation, agent] : null
}

/** The customer says no more: the session ends once every account was read past that time. */
export const fallSilent: Move = (day, dice, late) => {
  const found = owned(day, dice, ({ session }) => session !== null)
  if (!found) return
  const [conversation, agent] = found
  const sends = day.desk.all("send").filter((send) => send.conversation === conversation.id)
  const readings: Reading[] = day.desk
    .all("account")
    .map((account) => ({ account, cursor: day.desk.get("cursor", account.id), standing: null }))
  const view = { conversation, agent, sends, readings, settings: day.settings }
  day.carryOut({ decided: endBySilence(view, day.now) }, late)
}

export const markNoReply: Move = (day, dice, late) => {
  const found = owned(day, dice, ({ status }) => status === "Open")
  if (found) day.carryOut({ decided: noReplyNeeded({ conversation: found[0], agent: found[1] }, day.now) }, late)
}

export const giveUp: Move = (day, dice, late) => {
  const found = owned(day, dice, ({ status }) => status !== "Closed")
  const inbox = dice(day.desk.all("inbox"))
  if (!found || !inbox) return
  const to = dice([null, null, ...inbox.agents])
  const view = { conversation: found[0], agent: found[1], inbox, to: day.desk.get("agent", to), settings: day.settings }
  day.carryOut({ decided: transfer(view, day.now) }, late)
}

export const openAgain: Move = (day, dice, late) => {
  const conversation = dice(day.desk.all("conversation").filter(({ status }) => status === "Closed"))
  const customer = conversation && day.desk.get("customer", conversation.customer)
  const agent = dice(day.desk.all("agent"))
  if (!conversation || !customer || !agent) return
  const entryPoint = day.desk.get("account", conversation.account)?.inbox ?? conversation.inbox
  day.carryOut(
    { decided: reopen({ conversation, customer, agent, entryPoint, settings: day.settings }, day.now) },
    late,
  )
}

export const pressReply: Move = (day, dice, late) => {
  const found = owned(day, dice, ({ status }) => status === "Waiting")
  if (!found) return
  const view = { conversation: found[0], agent: found[1], settings: day.settings }
  day.carryOut({ decided: resume(view, day.now) }, late)
}

/** Asks to be reminded; and what is due by now comes back. */
export const remindLater: Move = (day, dice, late) => {
  const found = owned(day, dice, () => true)
  if (!found) return
  const [conversation, agent] = found
  if (conversation.followUpAt === null) {
    const until = day.now + (dice([1_000, 60_000, 3_600_000]) ?? 1)
    day.carryOut({ decided: remind({ conversation, agent }, until, day.now) }, late)
    return
  }
  const customer = day.desk.get("customer", conversation.customer)
  if (!customer) return
  const other = customer.open === conversation.id ? null : day.desk.get("conversation", customer.open)
  const entryPoint = day.desk.get("account", conversation.account)?.inbox ?? conversation.inbox
  const view = { conversation, customer, owner: agent, other, entryPoint, settings: day.settings }
  day.carryOut({ decided: followUpDue(view, day.now) }, late)
}

/** An admin moves what somebody holds, is asked for, or what waits. */
export const moveByHand: Move = (day, dice, late) => {
  const conversation = dice(day.desk.all("conversation").filter(({ status }) => status !== "Closed"))
  const inbox = dice(day.desk.all("inbox"))
  const by = dice(day.desk.all("agent"))
  if (!conversation || !inbox || !by) return
  const [owner, asked] = [conversation.owner, conversation.offer?.agent].map((id) => day.desk.get("agent", id))
  const to = day.desk.get("agent", dice([null, ...inbox.agents]))
  const view = {
    conversation,
    owner: owner ?? null,
    asked: asked ?? null,
    by: by.id,
    inbox,
    to,
    settings: day.settings,
  }
  day.carryOut({ decided: reassign(view, day.now) }, late)
}

/** Somebody's browser is gone; now and then they are no member any more. */
export const leave: Move = (day, dice, late) => {
  const agent = dice(day.desk.all("agent").filter(({ goneAt }) => goneAt === null))
  if (!agent) return
  const offered = day.desk.get("conversation", agent.offer)
  const forGood = dice([false, false, false, true]) ?? false
  day.carryOut({ decided: vanish({ agent, offered, forGood }, day.now) }, late)
}

export const returnToDesk: Move = (day, dice, late) => {
  const agent = dice(day.desk.all("agent").filter(({ goneAt }) => goneAt !== null))
  if (agent) day.carryOut({ decided: comeBack(agent) }, late)
}

/** The grace of somebody who is gone may be over. */
export const giveBack: Move = (day, dice, late) => {
  const found = owned(day, dice, ({ owner }) => (day.desk.get("agent", owner)?.goneAt ?? null) !== null)
  if (found) day.carryOut({ decided: abandon({ conversation: found[0], agent: found[1] }, day.now) }, late)
}
