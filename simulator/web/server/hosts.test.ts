import { describe, expect, it } from "vitest"
import { elsewhere } from "./hosts"

const from = (address: string, stay = false) => elsewhere(new URL(address), new URL(address).hostname, stay)

describe("where X sends an address", () => {
  it.each([
    ["https://twitter.com/messages/compose?recipient_id=1", "https://x.com/messages/compose?recipient_id=1"],
    ["https://mobile.twitter.com/home", "https://x.com/home"],
    ["https://www.x.com/", "https://x.com/home"],
    ["https://x.com/", "/home"],
    ["https://x.com/intent/tweet?in_reply_to=1&text=a%26b", "/intent/post?in_reply_to=1&text=a%26b"],
    ["https://twitter.com/intent/tweet?text=a", "https://x.com/intent/post?text=a"],
    ["https://x.com/home", undefined],
    ["https://localhost/home", undefined],
  ])("%s", (address, target) => {
    expect(from(address)).toBe(target)
  })

  it("nowhere while it was asked to stay on twitter.com", () => {
    expect(from("https://twitter.com/home", true)).toBeUndefined()
  })
})
