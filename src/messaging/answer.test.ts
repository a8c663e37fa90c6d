import fc from "fast-check"
import { describe, expect, test, vi } from "vitest"

// Outside an extension the polyfill throws; nothing here needs it.
vi.mock("~platform/browser", () => ({ browser: { runtime: { id: "aside" } } }))

import { judge, type Refused, type Sender, type Speaker, sentenceOf, whoSpeaks } from "./answer"
import { DeskCommand } from "./contract"

const us = { id: "abcdefghijklmnop", origin: "chrome-extension://abcdefghijklmnop" }
const tab = { id: 1, windowId: 1 }

describe("who speaks", () => {
  const table: [string, Sender, Speaker][] = [
    ["the side panel", { id: us.id, url: `${us.origin}/sidepanel.html` }, "our page"],
    ["the settings, in a tab", { id: us.id, url: `${us.origin}/options.html#accounts`, tab }, "our page"],
    ["our script on x.com", { id: us.id, url: "https://x.com/home", tab }, "content script"],
    ["our script on twitter.com", { id: us.id, url: "https://twitter.com/a/status/1?s=20", tab }, "content script"],
    ["our script on x.com, port named", { id: us.id, url: "https://x.com:443/home", tab }, "content script"],
    ["another extension", { id: "ponmlkjihgfedcba", url: "chrome-extension://ponmlkjihgfedcba/a.html" }, "stranger"],
    [
      "another extension that names our page",
      { id: "ponmlkjihgfedcba", url: `${us.origin}/sidepanel.html` },
      "stranger",
    ],
    ["a page that speaks for itself", { url: "https://x.com/home", tab }, "stranger"],
    ["nobody", {}, "stranger"],
    ["a frame in a sandbox on x.com", { id: us.id, url: "https://x.com/home", origin: "null", tab }, "stranger"],
    [
      "x.com that names itself",
      { id: us.id, url: "https://x.com/home", origin: "https://x.com", tab },
      "content script",
    ],
    [
      "a page of ours that names itself",
      { id: us.id, url: `${us.origin}/options.html`, origin: us.origin },
      "our page",
    ],
    [
      "our address, another origin",
      { id: us.id, url: `${us.origin}/options.html`, origin: "https://x.com" },
      "stranger",
    ],
    ["ours without an address", { id: us.id, tab }, "stranger"],
    ["ours with an empty address", { id: us.id, url: "", tab }, "stranger"],
    ["ours with no address at all", { id: us.id, url: "not an address", tab }, "stranger"],
    ["x.com without TLS", { id: us.id, url: "http://x.com/home", tab }, "stranger"],
    ["x.com as a name before another", { id: us.id, url: "https://x.com.evil.com/", tab }, "stranger"],
    ["x.com as a user of another", { id: us.id, url: "https://x.com@evil.com/", tab }, "stranger"],
    ["x.com after a backslash", { id: us.id, url: "https://evil.com\\x.com/", tab }, "stranger"],
    ["x.com in a path", { id: us.id, url: "https://evil.com/https://x.com", tab }, "stranger"],
    ["a subdomain", { id: us.id, url: "https://ads.x.com/", tab }, "stranger"],
    ["a name that ends like it", { id: us.id, url: "https://notx.com/", tab }, "stranger"],
    ["another port", { id: us.id, url: "https://x.com:8443/", tab }, "stranger"],
    ["x.com with a dot at its end", { id: us.id, url: "https://x.com./", tab }, "stranger"],
    ["a blob of x.com", { id: us.id, url: "blob:https://x.com/1", tab }, "stranger"],
    ["a blob of ours", { id: us.id, url: `blob:${us.origin}/1`, tab }, "stranger"],
    ["a data address", { id: us.id, url: "data:text/html,x.com", tab }, "stranger"],
    ["x.com, but in no tab", { id: us.id, url: "https://x.com/home" }, "stranger"],
    ["our id as a host elsewhere", { id: us.id, url: `https://${us.id}/`, tab }, "stranger"],
    ["our origin as a beginning", { id: us.id, url: `${us.origin}.evil.com/`, tab }, "stranger"],
    ["our origin without its scheme", { id: us.id, url: `http://${us.id}/`, tab }, "stranger"],
  ]
  test.each(table)("%s", (_, sender, speaker) => {
    expect(whoSpeaks(sender, us)).toBe(speaker)
  })

  test("whatever stands there, it never throws, and only our own documents are our pages", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webUrl()), (url) => {
        const speaker = whoSpeaks({ id: us.id, url, tab }, us)
        expect(speaker === "our page").toBe(url.startsWith(`${us.origin}/`))
      }),
    )
  })
})

const hears = () => {
  const heard: unknown[] = []
  const hear = async (said: unknown) => {
    heard.push(said)
    return { ok: true as const, value: null }
  }
  const refused: Refused[] = []
  const turnedAway = (one: Refused) => void refused.push(one)
  return { heard, refused, answers: { command: hear, sentence: hear, turnedAway } }
}
const says = async (message: unknown, speaker: Speaker) => {
  const { heard, refused, answers } = hears()
  const answer = await judge(message, speaker, {}, answers)
  // Whatever is refused is told once, and what is heard never.
  expect(refused.map(({ who, why }) => [who, why])).toEqual(answer.ok ? [] : [[speaker, answer.refusal]])
  return { heard, answer: answer.ok ? "ok" : answer.refusal }
}

describe("what may be said", () => {
  const press = { say: "press", post: "1", author: "cleo", account: "7", wording: "Hi" }
  const table: [string, Speaker, unknown, string][] = [
    ["our page commands the desk", "our page", { say: "next" }, "ok"],
    ["our page, with something added", "our page", { say: "next", agent: "bob" }, "malformed"],
    ["our page, a command that is none", "our page", { say: "fireEverybody" }, "malformed"],
    ["our page, a content script's sentence", "our page", { say: "openDesk" }, "malformed"],
    [
      "our page, a setting far too long",
      "our page",
      { say: "setting", name: "wording", value: "x".repeat(2_001) },
      "malformed",
    ],
    ["our page, an account that is no number", "our page", { say: "disconnect", account: "../7" }, "malformed"],
    [
      "our page, a message of a megabyte",
      "our page",
      { say: "reply", conversation: "c", send: "s", text: "x".repeat(1_000_000) },
      "malformed",
    ],
    ["a content script presses", "content script", press, "ok"],
    ["a content script, posted", "content script", { say: "posted", conversion: "p1", reply: null }, "ok"],
    ["a content script forgets", "content script", { say: "forget", conversion: "p1" }, "ok"],
    ["a content script opens the desk", "content script", { say: "openDesk" }, "ok"],
    ["a content script looks: only over its port", "content script", { say: "look", posts: ["1"] }, "not-allowed"],
    ["a content script, a handle with markup", "content script", { ...press, author: "<b>cleo" }, "not-allowed"],
    ["a content script, a post that is no number", "content script", { ...press, post: "1; drop" }, "not-allowed"],
    ["a stranger commands", "stranger", { say: "next" }, "not-allowed"],
    ["a stranger presses", "stranger", press, "not-allowed"],
    ["a stranger opens the desk", "stranger", { say: "openDesk" }, "not-allowed"],
  ]
  test.each(table)("%s", async (_, speaker, message, expected) => {
    const { heard, answer } = await says(message, speaker)
    expect(answer).toBe(expected)
    expect(heard).toHaveLength(expected === "ok" ? 1 : 0)
  })

  test.each(DeskCommand.options.map((option) => [option.entries.say.literal]))(
    "a content script may not say %s, whatever comes with it",
    async (say) => {
      const parts = { say, conversation: "c", send: "s", text: "t", account: "7", inbox: "main", available: true }
      expect(await says(parts, "content script")).toEqual({ heard: [], answer: "not-allowed" })
      expect(await says({ say }, "content script")).toEqual({ heard: [], answer: "not-allowed" })
    },
  )

  test("nothing that can be sent throws, or reaches the desk from a stranger", async () => {
    const almost = fc.record({ say: fc.constantFrom("press", "reply", "next", "posted", "openDesk", "__proto__") })
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.anything(),
      almost,
      fc.record({ say: fc.string(), posts: fc.jsonValue() }),
    )
    await fc.assert(
      fc.asyncProperty(
        anything,
        fc.constantFrom<Speaker>("stranger", "content script", "our page"),
        async (message, speaker) => {
          const { heard, answer } = await says(message, speaker)
          if (speaker === "stranger") expect(heard).toEqual([])
          expect(answer === "ok").toBe(heard.length === 1)
        },
      ),
      { numRuns: 300 },
    )
  })

  test.each([
    [{ say: "reply", text: "secret" }, "reply"],
    [{ say: "openDesk", extra: 1 }, "openDesk"],
    [{ say: "x".repeat(1_000_000) }, "something else"],
    [{ say: ["reply"] }, "something else"],
    [{ say: "__proto__" }, "something else"],
    [null, "something else"],
    ["reply", "something else"],
  ])("what is counted of %j is a name of ours and nothing else", (message, name) => {
    expect(sentenceOf(message)).toBe(name)
  })

  test("what reaches the desk holds nothing that was not asked for", async () => {
    const sly = JSON.parse('{"say":"accept","conversation":"c1","__proto__":{"admin":true}}')
    const { heard } = await says(sly, "our page")
    for (const said of heard) expect("admin" in (said as object)).toBe(false)
  })
})
