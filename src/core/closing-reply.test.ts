import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { newConversation } from "./blank"
import { type ClosingView, closingProblems, closingReply, closingReplyUrl } from "./closing-reply"
import type { Conversation } from "./conversation"
import type { Conversion } from "./conversion"
import type { Customer } from "./customer"
import { dmLink } from "./dm-link"
import { accountId, agentId, conversationId, conversionId, customerId, inboxId, postId } from "./ids"
import { DEFAULT_SETTINGS } from "./settings"
import { weightedLength } from "./weighted-length"

const T = 1_800_000_000_000
const ours = accountId("7")
const conversation = (over: Partial<Conversation> = {}): Conversation => ({
  ...newConversation(conversationId("7.1"), customerId("1"), ours, inboxId("main"), T),
  status: "Closed",
  xId: "1",
  ...over,
})
const ana: Customer = {
  kind: "customer",
  id: customerId("1"),
  rev: 1,
  xId: "1",
  name: "Ana Ruiz",
  handle: "Ana_R",
  picture: null,
  details: [],
  open: null,
  latest: null,
  mergedInto: null,
  blockedBy: [],
}
const link = (post: string, over: Partial<Conversion> = {}): Conversion => ({
  kind: "conversion",
  id: conversionId(post),
  rev: 1,
  post: postId(post),
  author: "ana_r",
  account: ours,
  by: agentId("kim"),
  byName: "Kim",
  wording: "Hi",
  reference: null,
  status: "closed",
  draftedAt: T,
  postedAt: T,
  reply: null,
  arrivedAt: T,
  acceptedAt: T,
  answeredAt: T,
  closedAt: T,
  customer: ana.id,
  customerName: "Ana Ruiz",
  conversation: conversationId("7.1"),
  ...over,
})
const view = (over: Partial<ClosingView> = {}): ClosingView => ({
  conversation: conversation(),
  conversions: [link("11")],
  customers: [ana],
  account: "Northwind",
  ...over,
})
/** Post and words of an intent. */
const read = (url: string | null) => {
  const asked = url && new URL(url).searchParams
  return asked ? [asked.get("in_reply_to"), asked.get("text")] : null
}
const WORDS = "Thanks @{{handle}} ({{name}}), sorted. {{account}}"

describe("the closing reply goes under", () => {
  it.each<[string, Partial<ClosingView>, [string, string] | null]>([
    ["the post that brought the customer", {}, ["11", "Thanks @Ana_R (Ana Ruiz), sorted. Northwind"]],
    [
      "of several posts the one that brought them last",
      { conversions: [link("11", { arrivedAt: T + 2 }), link("12", { arrivedAt: T + 1 })] },
      ["11", "Thanks @Ana_R (Ana Ruiz), sorted. Northwind"],
    ],
    [
      "of two at once the one tied last",
      { conversions: [link("11"), link("12")] },
      ["12", "Thanks @Ana_R (Ana Ruiz), sorted. Northwind"],
    ],
    [
      "the post their message cites, when no link brought them",
      { conversions: [], conversation: conversation({ citedPost: postId("99") }) },
      ["99", "Thanks @Ana_R (Ana Ruiz), sorted. Northwind"],
    ],
    [
      "a post by another handle, naming that one and never the customer",
      { conversions: [link("11", { author: "ana_private" })] },
      ["11", "Thanks @ana_private (ana_private), sorted. Northwind"],
    ],
    [
      "a post of whoever was merged into this customer",
      {
        customers: [
          { ...ana, handle: null },
          { ...ana, handle: "ana_r", name: "Ana at home" },
        ],
      },
      ["11", "Thanks @ana_r (Ana at home), sorted. Northwind"],
    ],
    ["nothing, when there is no post", { conversions: [] }, null],
    ["nothing, while the conversation isn't closed", { conversation: conversation({ status: "Waiting" }) }, null],
    [
      "nothing, when nobody knows whom to name under the cited post",
      {
        conversions: [],
        conversation: conversation({ citedPost: postId("99") }),
        customers: [{ ...ana, handle: null }],
      },
      null,
    ],
  ])("%s", (_, over, expected) => expect(read(closingReplyUrl(view(over), WORDS))).toEqual(expected))
})

describe("the closing reply", () => {
  it("is one line of at most 280 weighted characters, without a link or a DM link, whatever it is made of", () => {
    const any = fc.string({ unit: "grapheme", maxLength: 120 })
    const withLinks = fc
      .array(fc.oneof(any, fc.webUrl(), fc.constantFrom(dmLink(ours), "{{name}}", "https://")), { maxLength: 4 })
      .map((parts) => parts.join(" "))
    fc.assert(
      fc.property(withLinks, any, any, any, (wording, handle, name, account) => {
        const words = closingReply(wording, { handle, name, account })
        expect(weightedLength(words)).toBeLessThanOrEqual(280)
        expect(words).not.toMatch(/https?:\/\/\S|[\n\r\u2028\u2029\u202A-\u202E]/iu)
      }),
    )
  })
})

describe("the checker of closing wordings", () => {
  it.each([
    [DEFAULT_SETTINGS.closingWording, []],
    ["See https://brand.example/help", [{ problem: "holds a link" }]],
    [`Write: ${dmLink(ours)}`, [{ problem: "holds a DM link" }]],
    ["Hi {{nick}}", [{ problem: "unknown variable", name: "nick" }]],
    ["x".repeat(260), [{ problem: "too long", by: 4 }]],
  ])("says of %j: %j", (wording, problems) => expect(closingProblems(wording)).toEqual(problems))
})
