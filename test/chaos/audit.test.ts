import { describe, expect, test } from "vitest"
import { audit, type BookedDm, type Findings, isWell } from "./audit"
import type { Written } from "./notebook"
import type { EntryRow, SendRow, WholeDesk } from "./rows"

const BRAND = "100"
const MONA = "200"
const CONVERSATION = "100.1"

const inbound: BookedDm = { id: "1", from: MONA, to: BRAND, text: "[c1.1] hello & more", onX: false }
const outbound: BookedDm = { id: "2", from: BRAND, to: MONA, text: "[r1] found it", onX: false }
const entry: EntryRow = {
  ...{ id: "100.1", type: "message in", conversation: CONVERSATION, customer: MONA, event: "1" },
  text: "[c1.1] hello & more",
}
const send: SendRow = {
  ...{ id: "r-1", by: "me", conversation: CONVERSATION, account: BRAND, to: MONA, text: "[r1] found it" },
  ...{ status: "sent", event: "2", because: null, lookedFor: false },
}
const line: Written = {
  ...{ send: "r-1", conversation: CONVERSATION, to: MONA, text: "[r1] found it", taken: true, undone: false },
  ...{ called: new Set(["queued", "sent"]), againWhileUnsure: 0, knownUnsure: false },
}

interface Told {
  books?: BookedDm[]
  entries?: EntryRow[]
  sends?: SendRow[]
  written?: Partial<Written>
}

/** The audit of a desk on which everything is as it should be but for what is given. */
function auditOf({
  books = [inbound, outbound],
  entries = [entry],
  sends = [send],
  written = {},
}: Told = {}): Findings {
  const conversation = { status: "Closed", owner: null, session: null, offer: null, unread: 0, xId: MONA }
  const desk: WholeDesk = {
    ...{ entries, sends, customers: [], agents: [], settings: [], quarantine: [] },
    conversations: [{ id: CONVERSATION, customer: MONA, ...conversation }],
  }
  return audit(books, desk, new Map([["r-1", { ...line, ...written }]]), BRAND)
}

test("all is well where X's books, the log and the panel's word agree", () => {
  const found = auditOf()
  expect(isWell(found)).toBe(true)
  expect(found).toMatchObject({ dms: 1, replies: 1, sent: 1, unsure: [], twiceByWord: [] })
})

describe("it finds", () => {
  const unsure = { ...send, status: "unsure", event: null }
  const table: [string, Told, keyof Findings, RegExp][] = [
    ["a message that stands nowhere", { entries: [] }, "lost", /stands nowhere/],
    ["a message that stands twice", { entries: [entry, { ...entry, id: "other" }] }, "twice", /stands 2 times/],
    ["a message whose words are gone", { entries: [{ ...entry, text: "", emptied: "removed on X" }] }, "lost", /words/],
    ["a message in no conversation", { entries: [{ ...entry, conversation: null }] }, "lost", /no conversation/],
    ["a message in a lost conversation", { entries: [{ ...entry, conversation: "9" }] }, "lost", /isn't there/],
    ["a message that stands with another", { entries: [{ ...entry, customer: "7" }] }, "untrue", /stands with 7/],
    ["a message nobody wrote", { entries: [entry, { ...entry, id: "x", event: "9" }] }, "untrue", /not in X's books/],
    ["a reply that was taken and is gone", { sends: [] }, "lost", /taken and is gone/],
    ["a reply called sent that isn't at X", { books: [inbound] }, "untrue", /isn't at X/],
    ["a reply that is at X twice", { books: [inbound, outbound, { ...outbound, id: "3" }] }, "twice", /at X again/],
    ["two replies called sent as one", { sends: [send, { ...send, id: "r-2" }] }, "untrue", /both called sent/],
    [
      "a reply called refused that is at X",
      { sends: [{ ...send, status: "refused", event: null }] },
      "untrue",
      /refused/,
    ],
    ["a reply taken back that is at X", { sends: [], written: { undone: true } }, "untrue", /nobody wrote it here/],
    ["a word taken back", { sends: [unsure], written: { called: new Set(["sent"]) } }, "untrue", /was called sent/],
    ["an unsure one that nobody was shown", { sends: [unsure] }, "unknownUnsure", /r-1/],
  ]
  test.each(table)("%s", (_, told, where, words) => {
    const found = auditOf(told)
    expect(found[where]).toEqual(expect.arrayContaining([expect.stringMatching(words)]))
    expect(isWell(found)).toBe(false)
  })
})

test("an unsure reply that is at X and known to a person is no lie", () => {
  const found = auditOf({ sends: [{ ...send, status: "unsure", event: null }], written: knownUnsure() })
  expect(found.unsure).toHaveLength(1)
  expect(isWell(found)).toBe(true)
})

test("at X twice is a person's word only as often as a person said it", () => {
  const again = { ...knownUnsure(), againWhileUnsure: 1 }
  const twice = [inbound, outbound, { ...outbound, id: "3" }]
  expect(auditOf({ books: twice, written: again })).toMatchObject({ twice: [], twiceByWord: [expect.anything()] })
  expect(isWell(auditOf({ books: [...twice, { ...outbound, id: "4" }], written: again }))).toBe(false)
})

const knownUnsure = () => ({ knownUnsure: true, called: new Set(["queued", "unsure"]) })
