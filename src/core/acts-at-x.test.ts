import { describe, expect, test } from "vitest"
import { block } from "./block"
import { deleteMessage, eventOf } from "./delete-message"
import type { Entry } from "./entry"
import { accountId, entryId, eventId, sendId } from "./ids"
import { ANN, aCustomer, anOpen, aSend, BRAND, CLEO, NOW, refusal, written } from "./test-desk"

describe("blocking, once X has done it", () => {
  const view = { conversation: anOpen(), customer: aCustomer(), account: BRAND, agent: ANN }
  const blocked = aCustomer({ blockedBy: [BRAND] })

  test("stands on the customer and in the timeline", () => {
    const { entries, records } = written(block(view, true, NOW))
    expect(entries).toMatchObject([{ type: "blocked", account: BRAND, agent: ANN }])
    expect(records).toMatchObject([{ id: CLEO, blockedBy: [BRAND] }, { id: "c1" }])
  })

  test("is taken back, and another account's stands", () => {
    const both = aCustomer({ blockedBy: [BRAND, accountId("8")] })
    const { entries, records } = written(block({ ...view, customer: both }, false, NOW))
    expect(entries).toMatchObject([{ type: "unblocked", account: BRAND }])
    expect(records[0]).toMatchObject({ blockedBy: ["8"] })
  })

  test.each([
    ["twice", block({ ...view, customer: blocked }, true, NOW)],
    ["back, when it wasn't", block(view, false, NOW)],
  ])("said once, not %s", (_, decided) => expect(written(decided).entries).toEqual([]))
})

describe("deleting a message of ours", () => {
  const place = { conversation: anOpen().id, customer: CLEO, order: "1", at: NOW }
  const ours: Entry = {
    ...place,
    id: entryId("out.s1"),
    type: "message out",
    account: BRAND,
    send: sendId("s1"),
    text: "x",
    by: ANN,
  }
  const event = eventId("99")
  const elsewhere: Entry = {
    ...place,
    ...{
      id: entryId("7.99"),
      type: "message from X",
      account: BRAND,
      event,
      text: "x",
      links: [],
      media: [],
      group: null,
    },
  }
  const theirs: Entry = {
    ...place,
    ...{
      id: entryId("7.98"),
      type: "message in",
      account: BRAND,
      event,
      text: "x",
      links: [],
      media: [],
      citedPost: null,
      group: null,
    },
  }
  const sent = aSend({ status: "sent", event, text: "x" })

  test.each([
    ["sent from here", ours, sent, { account: BRAND, event }],
    ["sent on X itself", elsewhere, null, { account: BRAND, event }],
    ["not sent yet", ours, aSend(), null],
    ["deleted already", { ...ours, emptied: "deleted by us" } as Entry, sent, null],
    ["a customer's", theirs, null, null],
    ["in a group", { ...elsewhere, group: "g1" } as Entry, null, null],
  ])("which stands at X: %s", (_, entry, send, at) => expect(eventOf(entry, send)).toEqual(at))

  test("empties it here too; its place stays", () => {
    const { emptied, records, gone } = written(deleteMessage({ entry: ours, send: sent }))
    expect(emptied).toEqual([{ entry: ours.id, because: "deleted by us" }])
    expect(records).toMatchObject([{ id: "s1", text: "", status: "sent", event }])
    expect(gone).toEqual([])
  })

  test("twice empties once", () =>
    expect(written(deleteMessage({ entry: { ...ours, emptied: "deleted by us" }, send: sent })).emptied).toEqual([]))

  test("never a customer's", () => expect(refusal(deleteMessage({ entry: theirs, send: null }))).toBe("not-ours"))
})
