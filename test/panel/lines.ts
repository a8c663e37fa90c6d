import type { Entry, EntryBody } from "../../src/core/entry"
import { conversationId, customerId, entryId, eventId, SOLO_AGENT, sendId } from "../../src/core/ids"
import { orderOf } from "../../src/core/order"
import { BRAND, MINUTE } from "./rows"

/** Lines of conversation `c{n}`, one a minute, the last of them `ago` milliseconds old. */
export function lines(n: number, ago: number, bodies: readonly EntryBody[]): Entry[] {
  const now = Date.now()
  return bodies.map((body, i) => ({
    id: entryId(`c${n}/${i}`),
    conversation: conversationId(`c${n}`),
    customer: customerId(`88000000000000000${n}`),
    order: orderOf(eventId(String(1_000_000 + i))),
    at: now - ago - (bodies.length - 1 - i) * MINUTE,
    ...body,
  }))
}

export const messageIn = (
  event: string,
  text: string,
  over: Partial<EntryBody & { type: "message in" }> = {},
): EntryBody => ({
  type: "message in",
  account: BRAND,
  event: eventId(event),
  text,
  links: [],
  media: [],
  citedPost: null,
  group: null,
  ...over,
})

export const messageOut = (id: string, text: string): EntryBody => ({
  type: "message out",
  account: BRAND,
  send: sendId(id),
  text,
  by: SOLO_AGENT,
})
