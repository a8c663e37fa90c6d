import { expect, test } from "vitest"
import { change } from "./change"
import { fold } from "./fold"
import { aCustomer, aNew, anAgent, anInbox, NOW, written } from "./test-desk"
import { writeInto } from "./write-entry"

const says = (conversation = aNew(), ...why: string[]) => {
  const { say, entries } = writeInto(conversation, NOW)
  for (const because of why) say({ type: "nobody asked", because })
  return written(change({ entries, records: [{ ...conversation, unasked: why.at(-1) ?? "" }] }))
}

test("a record takes its last state, and keeps the revision it was first read at", () => {
  const { records } = fold([says(aNew(), "one"), says(aNew({ unread: 7 }), "two")])
  expect(records).toEqual([{ ...aNew({ unread: 7 }), unasked: "two" }])
})

test("no line takes another's place, and they stand in the order in which they were said", () => {
  const { entries } = fold([says(aNew(), "one", "two"), says(aNew(), "three")])
  expect(entries.map(({ id }) => id)).toEqual(["c1/4/0", "c1/4/1", "c1/4/2"])
  expect(entries.map(({ order }) => order.slice(-3))).toEqual(["000", "001", "002"])
  expect([...entries].sort((a, b) => (a.order < b.order ? -1 : 1))).toEqual(entries)
})

test("a message keeps the name and the place that its event gives it", () => {
  const message = { id: "7.1000", order: "1000", conversation: aNew().id, customer: aNew().customer, at: NOW } as never
  const folded = fold([written(change({ entries: [message] })), says(aNew(), "one")])
  expect(folded.entries[0]).toBe(message)
})

test("what was only read is still checked, once, unless it is written too", () => {
  const guard = (kind: "customer" | "inbox", rev: number) => ({
    kind,
    id: kind === "inbox" ? anInbox().id : aCustomer().id,
    rev,
  })
  const folded = fold([
    written(change({ records: [anAgent()], guards: [guard("customer", 1), guard("inbox", 1)] })),
    written(change({ records: [aCustomer()], guards: [guard("inbox", 1)] })),
  ])
  expect(folded.guards).toEqual([guard("inbox", 1)])
  expect(folded.records).toHaveLength(2)
})

test("nothing folded writes nothing", () => {
  expect(fold([])).toEqual({ entries: [], records: [], guards: [], gone: [], emptied: [] })
})
