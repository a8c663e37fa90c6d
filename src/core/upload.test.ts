import { describe, expect, test } from "vitest"
import { beginSending } from "./begin-sending"
import type { Attachment } from "./send"
import { anOpen, aSend, HOUR, MINUTE, NOW, refusal, SECOND, theOne, written } from "./test-desk"
import { needsUpload, stopUpload, uploadEnded, uploadStep } from "./upload"

const photo = (parts: Partial<Attachment> = {}): Attachment => ({
  file: "f1",
  name: "bag.png",
  type: "image/png",
  size: 1_000,
  media: null,
  mediaUntil: null,
  uploaded: null,
  tries: 0,
  ...parts,
})
const withPhoto = (parts: Partial<Attachment> = {}, send: Parameters<typeof aSend>[0] = {}) =>
  aSend({ attachment: photo(parts), ...send })

describe("whether a file is handed to X first", () => {
  test.each([
    ["no file: no", aSend(), false],
    ["never handed over: yes", withPhoto(), true],
    ["X has it for a day: no", withPhoto({ media: "9", mediaUntil: NOW + 24 * HOUR }), false],
    ["X forgets it in a minute: yes", withPhoto({ media: "9", mediaUntil: NOW + MINUTE }), true],
    ["X forgot it: yes", withPhoto({ media: "9", mediaUntil: NOW - HOUR }), true],
  ])("%s", (_, send, needed) => {
    expect(needsUpload(send, NOW)).toBe(needed)
  })

  test("the POST does not begin before X has the file, and does after", () => {
    const begin = (send: ReturnType<typeof aSend>) => beginSending({ send, sends: [send], conversation: anOpen() }, NOW)
    expect(refusal(begin(withPhoto()))).toBe("busy")
    expect(theOne(begin(withPhoto({ media: "9", mediaUntil: NOW + HOUR })), "send").status).toBe("sending")
  })
})

describe("how an upload ends", () => {
  const end = (parts: Parameters<typeof uploadEnded>[1], send = withPhoto({ uploaded: 0.5 })) =>
    theOne(uploadEnded(send, parts, NOW), "send")

  test("uploaded: the message carries X's id, and waits no more", () => {
    const send = end({ fate: "uploaded", media: "9", until: NOW + 24 * HOUR })
    expect(send.attachment).toMatchObject({ media: "9", mediaUntil: NOW + 24 * HOUR, uploaded: null, tries: 0 })
    expect(send.status).toBe("queued")
  })
  test("refused: the message is refused with X's words", () => {
    const send = end({ fate: "refused", because: "media-refused", detail: "InvalidMedia" })
    expect(send).toMatchObject({ status: "refused", because: "media-refused", detail: "InvalidMedia" })
  })
  test.each([
    ["first failure: 15 s", 0, null, 15 * SECOND],
    ["third: a minute", 2, null, MINUTE],
    ["the hundredth: 10 min, no more", 99, null, 10 * MINUTE],
    ["X names a later time: then", 0, NOW + 5 * MINUTE, 5 * MINUTE],
    ["X names a time that has gone: after the back-off", 0, NOW - MINUTE, 15 * SECOND],
  ])("%s", (_, tries, retryAt, wait) => {
    const send = end({ fate: "later", retryAt }, withPhoto({ tries }))
    expect(send).toMatchObject({ status: "queued", retryAt: NOW + wait })
    expect(send.attachment?.tries).toBe(tries + 1)
  })
  test("nothing is written about a message that went, was taken back, or has no file", () => {
    for (const send of [undefined, withPhoto({}, { status: "sent" }), aSend()]) {
      expect(uploadEnded(send, { fate: "later", retryAt: null }, NOW)).toBeNull()
      expect(uploadStep(send, 0.5)).toBeNull()
    }
  })
  test("a step is between nothing and all of it", () => {
    expect([-1, 0.4, 7].map((share) => theOne(uploadStep(withPhoto(), share), "send").attachment?.uploaded)).toEqual([
      0, 0.4, 1,
    ])
  })
})

describe("stopping an upload", () => {
  test("takes the message back as if it had never been sent", () => {
    expect(written(stopUpload(withPhoto(), NOW)).gone).toEqual([{ kind: "send", id: "s1", rev: 1 }])
  })
  test("one that had begun before stays in its place, for the agent to decide", () => {
    const send = theOne(stopUpload(withPhoto({}, { sendingAt: NOW - HOUR }), NOW), "send")
    expect(send).toMatchObject({ status: "refused", because: "upload-stopped" })
  })
  test("is too late once X has the file, or the message is on its way", () => {
    expect(refusal(stopUpload(withPhoto({ media: "9", mediaUntil: NOW + HOUR }), NOW))).toBe("already-sent")
    expect(refusal(stopUpload(withPhoto({}, { status: "sending" }), NOW))).toBe("already-sent")
  })
})
