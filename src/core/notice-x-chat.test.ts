import { describe, expect, test } from "vitest"
import type { Account } from "./account"
import { newConversation } from "./blank"
import { accountId, conversationId, customerId, inboxId } from "./ids"
import { chatsDue, noticeXChat } from "./notice-x-chat"

const account = { id: accountId("20") } as Account
const conversation = newConversation(conversationId("c"), customerId("10"), account.id, inboxId("main"), 1_000)
const noticed = (given: Partial<typeof conversation>) => {
  const decided = noticeXChat({ ...conversation, ...given }, account, 5_000)
  return decided.ok ? decided.change : null
}

describe("a thread that goes on in X Chat", () => {
  test("the conversation says so, and since when", () => {
    expect(noticed({})).toMatchObject({ entries: [{ type: "moved to X Chat" }], records: [{ inXChatSince: 5_000 }] })
  })
  test.each([
    ["said once", { inXChatSince: 2_000 }],
    ["not of a closed conversation", { status: "Closed" as const }],
  ])("%s", (_, given) => {
    expect(noticed(given)).toMatchObject({ entries: [], records: [] })
  })
  test.each([
    [null, false, 0],
    [1_000, true, 901_000],
    [1_000, false, 21_601_000],
  ])("asked at %s, session runs: %s → due at %s", (asked, runs, due) => {
    expect(chatsDue(asked, runs)).toBe(due)
  })
})
