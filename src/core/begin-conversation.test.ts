import { describe, expect, test } from "vitest"
import { beginConversation, type Tweet, type TweetView, whatTweet } from "./begin-conversation"
import { conversationId } from "./ids"
import {
  ANN,
  aClosed,
  aCustomer,
  aNew,
  anAccount,
  anAgent,
  anOpen,
  aWaiting,
  BOB,
  BRAND,
  CLEO,
  MINUTE,
  NOW,
  OTHER_BRAND,
  refusal,
  SETTINGS,
  withSessions,
  written,
} from "./test-desk"

const wrote = [{ account: BRAND, customer: CLEO, xId: "501", at: NOW - MINUTE }]
const closed: TweetView = {
  customers: [aCustomer({ open: null })],
  conversation: aClosed(),
  agent: anAgent(),
  wrote,
  settings: SETTINGS,
}
const full = anAgent({ sessions: withSessions(SETTINGS.maximumCapacity) })
const id = conversationId("begun")

describe("Tweet on a profile", () => {
  test.each<[string, Partial<TweetView>, Tweet]>([
    ["asks about a closed conversation", {}, { because: null, does: "ask", conversation: aClosed().id }],
    ["begins where none ever was", { conversation: null }, { because: null, does: "begin", conversation: null }],
    [
      "goes to one's own open one",
      { conversation: anOpen() },
      { because: null, does: "go", conversation: anOpen().id },
    ],
    [
      "goes there also without room",
      { conversation: anOpen(), agent: full },
      { because: null, does: "go", conversation: anOpen().id },
    ],
    [
      "goes to one's own waiting one",
      { conversation: aWaiting() },
      { because: null, does: "go", conversation: aWaiting().id },
    ],
    ["needs room there: a session begins", { conversation: aWaiting(), agent: full }, { because: "no-room" }],
    ["needs room for a new one", { agent: full }, { because: "no-room" }],
    ["not before they wrote", { customers: [aCustomer({ details: [] })] }, { because: "no-username" }],
    [
      "not to one made by hand",
      {
        customers: [aCustomer({ xId: null, handle: null, details: [{ type: "phone", value: "1234" }] })],
        conversation: null,
      },
      { because: "no-username" },
    ],
    [
      "to one made by hand, once merged with who wrote",
      { customers: [aCustomer({ xId: null, details: [] }), aCustomer()] },
      { because: null, does: "ask", conversation: aClosed().id },
    ],
    ["not while they wait in the inbox", { conversation: aNew() }, { because: "in-inbox" }],
    ["not into another agent's", { conversation: anOpen({ owner: BOB }) }, { because: "others", owner: BOB }],
    ["not without an account they wrote to", { wrote: [] }, { because: "no-account" }],
  ])("%s", (_, parts, tweet) => expect(whatTweet({ ...closed, ...parts })).toEqual(tweet))
})

describe("a conversation out of the blue", () => {
  const begin = (parts: Partial<TweetView> = {}, account = anAccount()) =>
    beginConversation({ ...closed, ...parts, account }, id, NOW)

  test("is its agent's, with a session running, from the account they wrote to", () => {
    const { entries, records, guards } = written(begin())
    expect(entries.map(({ type }) => type)).toEqual(["begun by agent", "session begun"])
    expect(records).toMatchObject([
      { id, rev: 0, status: "Open", owner: ANN, account: BRAND, xId: "501", inbox: "main", unread: 0 },
      { id: ANN, sessions: [id] },
      { id: CLEO, open: id, latest: id },
    ])
    expect(guards).toEqual([{ kind: "account", id: BRAND, rev: 1 }])
  })

  test("stands after what came before", () => {
    const before = aClosed({ newestAt: NOW + MINUTE })
    const { entries } = written(begin({ conversation: before }))
    expect(entries.every(({ at, order }) => at >= before.newestAt && order > "0".repeat(24))).toBe(true)
  })

  test("of a merged profile goes to whoever wrote to that account, and is held by who stands for them", () => {
    const head = aCustomer({ id: "made-1" as typeof CLEO, xId: null, details: [], open: null })
    const { records } = written(begin({ customers: [head, aCustomer({ mergedInto: head.id })] }))
    expect(records).toMatchObject([{ customer: CLEO, xId: "501" }, {}, { id: "made-1", open: id }])
  })

  test("asked twice is begun once", () => expect(written(begin({ conversation: anOpen({ id }) })).records).toEqual([]))

  test.each([
    ["while one isn't closed", begin({ conversation: anOpen() }), "still-open"],
    ["while they wait in the inbox", begin({ conversation: aNew() }), "in-inbox"],
    ["while it is another agent's", begin({ conversation: anOpen({ owner: BOB }) }), "not-yours"],
    ["without room", begin({ agent: full }), "no-room"],
    ["without an X username", begin({ customers: [aCustomer({ details: [] })] }), "no-username"],
    ["from an account they never wrote to", begin({}, anAccount({ id: OTHER_BRAND })), "no-account"],
    ["from an account that is disconnected", begin({}, anAccount({ status: "disconnected" })), "no-account"],
  ])("is refused %s", (_, decided, because) => expect(refusal(decided)).toBe(because))
})
