import { describe, expect, test } from "vitest"
import { comeToRest, sendAtRest } from "./come-to-rest"
import { ANN, aClosed, aNew, anOffered, anOpen, aSend, aWaiting, MINUTE, NOW } from "./test-desk"

const session = { agent: ANN, begunAt: NOW - 9 * MINUTE }

describe("a conversation whose desk moves", () => {
  test("is as it was when nothing is under way in it", () => {
    for (const talk of [aNew(), aWaiting(), aClosed()]) expect(comeToRest(talk, NOW)).toBeNull()
  })

  test("is waiting and unread for its owner when the customer wrote last, and the timeline says why", () => {
    const open = anOpen({ session, lastInboundAt: NOW - MINUTE, lastSentAt: NOW - 2 * MINUTE, unread: 0, handledMs: 5 })
    const rest = comeToRest(open, NOW)
    expect(rest?.conversation).toMatchObject({
      ...{ status: "Waiting", owner: ANN, session: null, unread: 1, banner: null, endedAt: NOW },
      ...{ handledMs: 9 * MINUTE + 5, rev: open.rev },
    })
    expect(rest?.entries).toMatchObject([
      { id: `${open.id}/${open.rev + 1}/0`, type: "session ended", agent: ANN, because: "moved" },
    ])
  })

  test.each([
    ["what was not looked at stays so", 3, 3],
    ["nothing is unread when we wrote last", 0, 0],
  ])("%s", (_, unread, left) => {
    const open = anOpen({ session, lastInboundAt: NOW - 2 * MINUTE, lastSentAt: NOW - MINUTE, unread })
    expect(comeToRest(open, NOW)?.conversation.unread).toBe(left)
  })

  test("is offered to nobody, and keeps its place in the inbox", () => {
    const offered = anOffered()
    const rest = comeToRest(offered, NOW)
    expect(rest?.conversation).toMatchObject({ status: "New", offer: null, waitingSince: offered.waitingSince })
    expect(rest?.entries).toMatchObject([{ type: "offer withdrawn", because: "the desk moved" }])
  })
})

test("of what is to be sent only a message with a file stops, and its author decides", () => {
  const attachment = {
    ...{ file: "f", name: "bag.png", type: "image/png", size: 4, media: "9", mediaUntil: NOW + MINUTE, uploaded: null },
    tries: 0,
  }
  expect(sendAtRest(aSend({ status: "queued", attachment }))).toMatchObject({ status: "refused", because: "file-gone" })
  expect(sendAtRest(aSend({ status: "queued" }))).toBeNull()
  expect(sendAtRest(aSend({ status: "sent", attachment }))).toBeNull()
})
