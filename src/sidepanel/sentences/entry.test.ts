import { expect, it } from "vitest"
import type { Entry, EntryBody } from "~core/entry"
import { agentId, conversationId, customerId, entryId, FIRST_INBOX, SOLO_AGENT, sendId } from "~core/ids"
import { entrySentence } from "./entry"

const names = { customer: "Ana", me: SOLO_AGENT, agent: () => "Lee" }
const entry = (body: EntryBody): Entry => ({
  id: entryId("e"),
  conversation: conversationId("c"),
  customer: customerId("1"),
  order: "",
  at: 0,
  ...body,
})
const lee = agentId("lee")

it.each<[string, EntryBody]>([
  ["Came into the inbox", { type: "arrived", inbox: FIRST_INBOX }],
  [
    "Offered to you: the only agent free to take it (1 of 3 sessions taken)",
    {
      type: "offer made",
      agent: SOLO_AGENT,
      until: 0,
      reason: { sessions: 1, standardCapacity: 3, among: 1, because: "only one" },
    },
  ],
  ["You accepted the offer with Next", { type: "offer accepted", agent: SOLO_AGENT, by: "next" }],
  ["Lee declined the offer", { type: "offer declined", agent: lee }],
  [
    "The offer to you lapsed; the second in a row, so Available was switched off",
    { type: "offer lapsed", agent: SOLO_AGENT, setAway: true },
  ],
  ["The offer to Lee was withdrawn: went off duty", { type: "offer withdrawn", agent: lee, because: "went off duty" }],
  [
    "The offer to Lee was withdrawn: the conversation was reassigned",
    { type: "offer withdrawn", agent: lee, because: "reassigned" },
  ],
  [
    "The offer to Lee was withdrawn: no longer here",
    { type: "offer withdrawn", agent: lee, because: "no longer here" },
  ],
  ["The offer to you was taken back", { type: "offer withdrawn", agent: SOLO_AGENT, because: "taken back" }],
  [
    "Lee transferred the conversation to the inbox",
    { type: "transferred", by: lee, from: lee, to: null, inbox: FIRST_INBOX },
  ],
  [
    "You reassigned the conversation from Lee to you",
    { type: "transferred", by: SOLO_AGENT, from: lee, to: SOLO_AGENT, inbox: FIRST_INBOX },
  ],
  [
    "You reassigned the conversation to Lee",
    { type: "transferred", by: SOLO_AGENT, from: null, to: lee, inbox: FIRST_INBOX },
  ],
  ["Nobody is asked: nobody is available", { type: "nobody asked", because: "nobody is available" }],
  ["Back with its owner, Lee", { type: "assigned", agent: lee, because: "owner" }],
  ["Session ended: the customer has been silent", { type: "session ended", agent: lee, because: "silence" }],
  ["Session ended: its agent was gone", { type: "session ended", agent: lee, because: "agent gone" }],
  ["Lee was gone: back in the inbox", { type: "unassigned", agent: lee, inbox: FIRST_INBOX, because: "agent gone" }],
  [
    "The reminder is due. You were gone: back in the inbox",
    { type: "unassigned", agent: SOLO_AGENT, inbox: FIRST_INBOX, because: "follow-up" },
  ],
  ["Session ended: the desk moved to a team", { type: "session ended", agent: lee, because: "moved" }],
  ["Reopened: Ana wrote again", { type: "reopened", because: "customer wrote" }],
  ["You dropped a message that was not sent", { type: "send dropped", send: sendId("s"), agent: SOLO_AGENT }],
])("%s", (sentence, body) => expect(entrySentence(entry(body), names)).toBe(sentence))
