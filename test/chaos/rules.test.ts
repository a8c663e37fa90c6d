import { describe, expect, test } from "vitest"
import type { AgentRow, ConversationRow, Moment, SendRow } from "./rows"
import { brokenRules } from "./rules"

const open: ConversationRow = {
  ...{ id: "a", customer: "mona", status: "Open", owner: "me", session: { agent: "me" }, offer: null },
  ...{ unread: 0, xId: "1" },
}
const waits = { ...open, id: "b", customer: "yuki", status: "New", owner: null, session: null }
const offered: ConversationRow = { ...waits, offer: { agent: "me", until: 0 } }
const me: AgentRow = { id: "me", available: true, sessions: ["a"], offer: "b" }
const going: SendRow = {
  ...{ id: "s", by: "me", conversation: "a", account: "1", to: "1", text: "x", status: "sending" },
  ...{ event: null, because: null, lookedFor: false },
}
const well: Moment = {
  conversations: [open, offered],
  agents: [me],
  sends: [going],
  settings: [{ maximumCapacity: 2 }],
}

test("nothing is broken on a desk that is well", () => expect(brokenRules(well)).toEqual([]))

describe("it sees", () => {
  const alone = { ...me, offer: null }
  const table: [string, Partial<Moment>, RegExp][] = [
    ["no state", { conversations: [open, { ...offered, status: "Lost" }] }, /in no state/],
    ["two owners", { conversations: [{ ...open, owner: "you" }, offered] }, /two owners/],
    ["a New one that somebody has", { conversations: [open, { ...offered, owner: "me" }] }, /and me has it/],
    ["an Open one that nobody has", { conversations: [{ ...open, session: null }, offered] }, /nobody has it/],
    ["a Waiting one with a session", { conversations: [{ ...open, status: "Waiting" }, offered] }, /with a session/],
    ["a Closed one with a session", { conversations: [{ ...open, status: "Closed" }, offered] }, /with a session/],
    ["an owned one on offer", { conversations: [{ ...open, offer: offered.offer }, waits] }, /still on offer/],
    ["two of one customer", { conversations: [open, { ...offered, customer: "mona" }] }, /two conversations of mona/],
    ["two offers for one", { conversations: [open, offered, { ...offered, id: "c", customer: "x" }] }, /two pending/],
    ["an offer that only the agent has", { conversations: [open, waits] }, /is offered b/],
    ["an offer that only the conversation has", { agents: [alone] }, /is offered null/],
    ["more than the maximum", { settings: [{ maximumCapacity: 0 }] }, /0 at most/],
    ["a session that is not theirs", { agents: [{ ...me, sessions: ["a", "b"] }] }, /not theirs/],
    ["a session counted twice", { agents: [{ ...me, sessions: ["a", "a"] }] }, /twice/],
    ["a session that counts for nobody", { agents: [{ ...me, sessions: [] }] }, /counts for nobody/],
    ["two messages on their way", { sends: [going, { ...going, id: "t" }] }, /two on their way/],
    ["a message in no conversation", { sends: [{ ...going, conversation: "z" }] }, /in no conversation/],
    ["a message in no state", { sends: [{ ...going, status: "gone" }] }, /in no state/],
  ]
  test.each(table)("%s", (_, change, words) => {
    expect(brokenRules({ ...well, ...change })).toEqual(expect.arrayContaining([expect.stringMatching(words)]))
  })
})
