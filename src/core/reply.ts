import type { Account } from "./account"
import { change, type Decided, refuse } from "./change"
import type { Conversation } from "./conversation"
import type { Customer } from "./customer"
import { customerId, type SendId } from "./ids"
import { notYours } from "./not-yours"
import type { Agent } from "./records"
import type { Attachment, Send } from "./send"
import { beginSession, hasRoom } from "./session"
import type { Settings } from "./settings"
import { writeInto } from "./write-entry"

/** Most characters of one message (X's older documented maximum). */
export const MESSAGE_LIMIT = 10_000

export interface ReplyView {
  conversation: Conversation
  customer: Customer
  agent: Agent
  /** The account the customer wrote to last. */
  account: Account | null
  /** This conversation's sends. */
  sends: readonly Send[]
  settings: Pick<Settings, "maximumCapacity" | "undoSeconds">
}

/** Queues a reply from the account the customer wrote to last; the account is fixed now. On a Waiting conversation a session begins first. */
export function reply(
  view: ReplyView,
  send: { id: SendId; text: string; attachment?: Attachment | null },
  now: number,
): Decided {
  const { conversation, customer, agent, account, sends, settings } = view
  if (sends.some(({ id }) => id === send.id)) return change({})
  const text = send.text.trim()
  const attachment = send.attachment ?? null
  if (!text && !attachment) return refuse("empty")
  if (text.length > MESSAGE_LIMIT) return refuse("too-long")
  if (conversation.status === "Closed") return refuse("closed")
  if (conversation.owner !== agent.id) return notYours(conversation)
  const to = conversation.xId ?? customer.xId
  if (!account || account.status === "disconnected" || !to) return refuse("no-account")
  const seated = conversation.status === "Waiting" ? resume(view, now) : { entries: [], records: [conversation] }
  if (!seated) return refuse("no-room")
  const last = Math.max(0, ...sends.map(({ queuedAt }) => queuedAt))
  const queued = newSend(send.id, view, account, to, text, Math.max(now, last + 1))
  const [read, ...others] = seated.records as [Conversation, ...Agent[]]
  return change({
    entries: seated.entries,
    records: [
      { ...queued, attachment, holdUntil: now + settings.undoSeconds * 1000 },
      { ...read, unread: 0, banner: null },
      ...others,
    ],
    guards: [{ kind: "account", id: account.id, rev: account.rev }],
  })
}

function resume({ conversation, agent, settings }: ReplyView, now: number) {
  if (!hasRoom(agent, settings.maximumCapacity)) return null
  const { say, entries } = writeInto(conversation, now)
  say({ type: "session begun", agent: agent.id })
  return { entries, records: beginSession(conversation, agent, now) }
}

const newSend = (
  id: SendId,
  { conversation, agent }: ReplyView,
  account: Account,
  to: string,
  text: string,
  queuedAt: number,
): Send => ({
  kind: "send",
  id,
  rev: 0,
  conversation: conversation.id,
  customer: customerId(to),
  account: account.id,
  to,
  text,
  attachment: null,
  by: agent.id,
  status: "queued",
  queuedAt,
  holdUntil: queuedAt,
  sendingAt: null,
  sentAt: null,
  event: null,
  because: null,
  detail: null,
  retryAt: null,
  unsureAt: null,
  lookedFor: false,
})
