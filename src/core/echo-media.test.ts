import { describe, expect, test } from "vitest"
import type { Media } from "./entry"
import { eventId, sendId } from "./ids"
import { receiveOwn } from "./receive-own"
import type { Attachment, Send } from "./send"
import { aCustomer, anAccount, anArrival, anOpen, aSending, BRAND, NOW, SECOND, theOne, written } from "./test-desk"

const photo = (media: string): Attachment => ({
  file: "f1",
  name: "bag.png",
  type: "image/png",
  size: 1_000,
  media,
  mediaUntil: NOW + 3_600_000,
  uploaded: null,
  tries: 0,
})
const came = (key: string): Media[] => [{ key, type: "photo", url: null }]

/** What came of our own message that came back: which send it is, or that it was written on X. */
function echo(sends: Send[], text: string, media: Media[]): string {
  const view = { account: anAccount(), known: false, to: "501", customer: aCustomer(), conversation: anOpen(), sends }
  const decided = receiveOwn(
    { ...view, sentIn: () => ({ conversation: anOpen(), conversions: [] }) },
    anArrival({ id: eventId("1000"), sender: BRAND, text, media, at: NOW }),
    null,
    NOW,
  )
  return written(decided).entries.length > 0 ? "written on X" : theOne(decided, "send").id
}

describe("a message with a file that comes back", () => {
  const alone = aSending({ id: sendId("alone"), text: "", attachment: photo("77") })
  const both = aSending({ id: sendId("both"), text: "Here it is", attachment: photo("77") })
  const plain = aSending({ id: sendId("plain"), text: "Here it is" })
  test.each([
    ["a photo without words is known by having none", [alone], "", came("3_99"), "alone"],
    ["also when X's own link to it was left in the text", [alone], "https://t.co/abc", came("3_99"), "alone"],
    ["words and a photo", [both], "Here it is", came("3_99"), "both"],
    ["words, a photo, and X's link left behind them", [both], "Here it is https://t.co/abc", came("3_99"), "both"],
    ["the same words without a photo are another message", [both], "Here it is", [], "written on X"],
    ["a photo without words is not the one with words", [both], "", came("3_99"), "written on X"],
    ["of two with the same words, the one that has the photo", [plain, both], "Here it is", came("3_77"), "both"],
    ["of two with the same words, the one that has none", [both, plain], "Here it is", [], "plain"],
  ])("%s", (_, sends, text, media, known) => {
    expect(echo(sends, text, media)).toBe(known)
  })

  test("of two photos, each is known by its own id, whichever went first", () => {
    const first = aSending({ id: sendId("first"), text: "", attachment: photo("71"), sendingAt: NOW })
    const second = aSending({ id: sendId("second"), text: "", attachment: photo("72"), sendingAt: NOW - 9 * SECOND })
    expect(echo([first, second], "", came("3_72"))).toBe("second")
    expect(echo([first, second], "", came("3_71"))).toBe("first")
  })
})
