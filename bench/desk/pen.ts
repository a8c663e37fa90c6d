import { newConversation } from "~core/blank"
import type { Conversation } from "~core/conversation"
import type { Entry, EntryBody } from "~core/entry"
import {
  type AccountId,
  type AgentId,
  type CustomerId,
  conversationId,
  entryId,
  entryOfEvent,
  eventId,
  sendId,
} from "~core/ids"
import { orderOf } from "~core/order"
import type { Send } from "~core/send"
import { INBOXES } from "./names"
import type { Planned } from "./plan"

/** Writes one conversation line by line, as the desk would have, and keeps its record in step. */
export interface Pen {
  conversation: Conversation
  entries: Entry[]
  sends: Send[]
  /** Lines that are still to come. */
  left(): number
  /** The customer wrote. */
  hears(text: string): void
  /** We wrote, and X took it. */
  answers(by: AgentId, text: string, refused?: boolean): void
  /** Lines of one decision. */
  says(...bodies: EntryBody[]): void
}

const pad = (value: number) => String(value).padStart(6, "0")

/** X's ids grow with time; the conversation's number makes one that nobody else has. */
const eventAt = (at: number, nth: number) => eventId(`${at}${pad(nth)}`)

/** Begins a conversation with its customer's first message. */
export function penFor(plan: Planned, customer: CustomerId, account: AccountId, inbox: number, first: string): Pen {
  const { nth, entries: lines, begins, ends } = plan
  let line = 0
  /** When the next line falls; each later than the one before. */
  const next = () => begins + Math.floor(((ends - begins) * line++) / Math.max(1, lines - 1))
  const begun = conversationId(entryOfEvent(account, eventAt(begins, nth)))
  const its: Conversation = newConversation(begun, customer, account, INBOXES[inbox] ?? INBOXES[0], begins)
  const [entries, sends]: [Entry[], Send[]] = [[], []]
  its.xId = customer

  const pen: Pen = {
    conversation: its,
    entries,
    sends,
    left: () => lines - line,
    hears(text) {
      const at = next()
      const event = eventAt(at, nth)
      its.rev++
      Object.assign(its, { newestEvent: event, newestAt: at, lastInboundAt: at, lastInboundText: text })
      entries.push({
        ...{ id: entryOfEvent(account, event), conversation: its.id, customer, order: orderOf(event), at },
        ...{ type: "message in", account, event, text, links: linksIn(text), media: [], citedPost: null, group: null },
      })
    },
    answers(by, text, refused = false) {
      const at = next()
      const event = eventAt(at + 1, nth)
      its.rev++
      const send = sendId(`s${nth}-${line}`)
      const id = entryId(`out.${send}`)
      const order = orderOf(its.newestEvent, its.rev)
      entries.push({
        ...{ id, conversation: its.id, customer, order, at },
        ...{ type: "message out", account, send, text, by },
      })
      sends.push({
        ...{ kind: "send", id: send, rev: 3, conversation: its.id, customer, account, to: customer, text, by },
        ...{
          attachment: null,
          status: refused ? "refused" : "sent",
          queuedAt: at - 5,
          holdUntil: at - 5,
          sendingAt: at,
        },
        ...{ sentAt: refused ? null : at + 1, event: refused ? null : event, because: refused ? "closed-dms" : null },
        ...{ detail: null, retryAt: null, unsureAt: null, lookedFor: false },
      })
      if (refused) return
      Object.assign(its, { newestEvent: event, newestAt: at + 1, lastSentAt: at + 1 })
      its.firstReplyAt ??= at + 1
    },
    says(...bodies) {
      its.rev++
      bodies.forEach((body, place) => {
        const at = Math.max(next(), its.newestAt)
        const id = entryId(`${its.id}/${its.rev}/${place}`)
        entries.push({
          id,
          conversation: its.id,
          customer,
          order: orderOf(its.newestEvent, its.rev, place),
          at,
          ...body,
        })
      })
    },
  }
  pen.hears(first)
  return pen
}

const linksIn = (text: string) => (text.match(/https:\/\/\S+/gu) ?? []).map((url) => ({ text: url, url }))
