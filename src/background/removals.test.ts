import "fake-indexeddb/auto"
import { beforeEach, describe, expect, test } from "vitest"
import { type EventId, entryId, eventId, sendId } from "~core/ids"
import { anOpen, aSend, BRAND, CLEO, MINUTE, NOW } from "~core/test-desk"
import type { Page } from "~x/port"
import { noticeRemoved } from "./removals"
import { aStage, type Stage } from "./test-world"

const REPLY = entryId("out.r1")

let stage: Stage
beforeEach(async () => {
  stage = await aStage()
  return () => stage.db.close()
})

/** A reply whose first try was at NOW and which X took so much later, as event 105. */
async function aReplyTaken(after: number): Promise<void> {
  const conversation = anOpen()
  const { id, customer, account, text, by } = aSend({ id: sendId("r1"), text: "Here you are." })
  const sent = aSend({ id, text, status: "sent", event: eventId("105"), sendingAt: NOW + after, sentAt: NOW + after })
  const line = { id: REPLY, conversation: conversation.id, customer, account, text, by, send: id, order: "a" }
  await stage.db.conversations.put(conversation)
  await stage.db.sends.put(sent)
  await stage.db.entries.put({ ...line, at: NOW, type: "message out" })
}

/** A complete answer: the newest that X has. */
const pageOf = (...ids: string[]): Page => ({
  events: ids.map((id) => ({ id: eventId(id), at: NOW - MINUTE, type: "joined", people: [CLEO] }) as never),
  people: [],
  malformed: [],
  next: null,
})
const reads = (page: Page, begunAt: number, before: EventId | null = null) =>
  noticeRemoved(stage.world, BRAND, page, { before, begunAt })
const reply = () => stage.db.entries.get(REPLY)

describe("a reply that X's newest page lacks", () => {
  test("was removed, when X took it long before the page was asked for", async () => {
    await aReplyTaken(0)
    expect(await reads(pageOf("100"), NOW + 3 * MINUTE)).toBe(1)
    expect(await reply()).toMatchObject({ emptied: "removed on X" })
  })

  test("was not, when X took it only while the page was under way, however long ago it was first tried", async () => {
    await aReplyTaken(15 * MINUTE)
    expect(await reads(pageOf("100"), NOW + 15 * MINUTE - 1)).toBe(0)
    expect(await reply()).toMatchObject({ text: "Here you are." })
  })
})
