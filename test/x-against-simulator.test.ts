import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { ask } from "../simulator/client"
import { HTML_200, HTML_503, NO_CREDITS, NOT_PERMITTED, USAGE_CAPPED } from "../simulator/fault-answers"
import { type Simulator, startSimulator } from "../simulator/server"
import { accountId } from "../src/core/ids"
import { sameMeaning } from "../src/core/same-meaning"
import { createX, type XParts } from "../src/x/client"
import type { Tokens, X } from "../src/x/port"
import { signIn, signOut } from "../src/x/sign-in"

/** The client of `src/x` against the local X over HTTP/2: what each of them believes about X has to be the same. */
const BRAND = accountId("1420000000000000001")
const CUSTOMER = "1420000000000000002"
const REDIRECT = "https://abc.chromiumapp.org/"
const ANY_MESSAGE = { method: "POST", path: /\/messages$/ }

let local: Simulator
let stored: Tokens | undefined
let x: X

/** `fetch`, with api.x.com mapped to the local X. */
const toLocal: typeof fetch = async (input, init = {}) => {
  const { pathname, search } = new URL(String(input))
  const { body } = init
  const given = Object.fromEntries(new Headers(init.headers))
  const aborted = new Promise<never>((_resolve, reject) => {
    init.signal?.addEventListener("abort", () => reject(init.signal?.reason))
  })
  const answer = ask(local.port, pathname + search, {
    method: init.method ?? "GET",
    headers: given,
    ...(body instanceof URLSearchParams ? { body } : body ? { body: await bytesOf(body) } : {}),
  }).catch(() => {
    throw new TypeError("Failed to fetch")
  })
  const { status, headers, bytes } = await Promise.race([answer, aborted])
  const named = Object.entries(headers).filter(([name]) => !name.startsWith(":"))
  return new Response(bytes.length > 0 ? new Uint8Array(bytes) : null, { status, headers: named })
}

const bytesOf = async (body: BodyInit) => Buffer.from(await new Response(body).arrayBuffer())

const connect = (more: Partial<XParts> = {}) =>
  createX({
    now: Date.now,
    fetch: toLocal,
    online: () => true,
    locks: { request: (_name: string, work: () => unknown) => work() } as unknown as NonNullable<XParts["locks"]>,
    shelf: {
      read: async () => stored,
      async keep(_account, tokens) {
        stored = tokens
      },
      async forget() {
        stored = undefined
      },
    },
    ...more,
  })

const tokensOf = ({ accessToken = "", refreshToken = "" }, lives = 7_200_000): Tokens => ({
  ...{ access: accessToken, refresh: refreshToken, expiresAt: Date.now() + lives, clientId: "app" },
})
const read = async (token: string | null = null, size = 100) => {
  const heard = await x.page(BRAND, { size, token })
  if (!heard.ok) throw new Error(heard.detail)
  return heard.value
}
const paths = () => local.requests.map(({ method, path }) => `${method} ${path}`)

beforeEach(async () => {
  local = await startSimulator({ web: false })
  local.world.addPerson({ id: BRAND, handle: "acme", name: "Acme", openToEveryone: true })
  local.world.addPerson({ id: CUSTOMER, handle: "mona", name: "Mona" })
  local.oauth.addApp({ clientId: "app", name: "Aside", type: "native", redirects: [REDIRECT] })
  stored = tokensOf(local.oauth.signIn(BRAND))
  x = connect()
  local.world.addDm({ from: CUSTOMER, to: BRAND, text: "hello" })
})

afterEach(() => local.close())

describe.each(["2.166", "2.167"] as const)("X at version %s", (spec) => {
  beforeEach(() => {
    local.spec = spec
  })

  test("says who we are", async () => {
    expect(await x.me(BRAND)).toMatchObject({ ok: true, value: { id: BRAND, handle: "acme", name: "Acme" } })
  })

  test("gives every message with its sender, as it was meant", async () => {
    const text = "  see example.com & <b>https://example.com/a?b=1&c=2</b>, &amp; caf\u00e9 \n"
    const post = local.world.addPost({ authorId: CUSTOMER, text: "no parcel" })
    local.world.addDm({ from: CUSTOMER, to: BRAND, text })
    local.world.addDm({ from: CUSTOMER, to: BRAND, text: `about https://x.com/mona/status/${post.id}` })
    const page = await read()
    expect(page.malformed).toEqual([])
    expect(page.events.map(({ sender }) => sender)).toEqual([CUSTOMER, CUSTOMER, CUSTOMER])
    expect(page.events[0]?.citedPost).toBe(post.id)
    expect(sameMeaning(page.events[1]?.text ?? "", text)).toBe(true)
    expect(page.events[1]?.links.at(-1)?.url).toBe("https://example.com/a?b=1&c=2")
    expect(page.people).toMatchObject([{ id: CUSTOMER, handle: "mona" }])
  })

  test("gives pictures, joins and leaves", async () => {
    const bytes = new Uint8Array([1])
    const medium = local.world.addMedium({ ownerId: CUSTOMER, bytes, mime: "image/png" })
    local.world.addDm({ from: CUSTOMER, to: BRAND, text: "look", mediaKey: medium.key })
    const group = local.world.addGroup([BRAND, CUSTOMER])
    local.world.changeGroup(group, "ParticipantsLeave", [CUSTOMER])
    const page = await read()
    expect(page.malformed).toEqual([])
    const picture = page.events.find(({ media }) => media.length > 0)
    expect(picture).toMatchObject({ text: "look", media: [{ key: medium.key, type: "photo" }] })
    expect(page.events.find(({ kind }) => kind === "leave")).toMatchObject({ thread: group, participants: [CUSTOMER] })
    expect(page.events.some(({ kind }) => kind === "join")).toBe(true)
  })

  test("is read page by page to the end", async () => {
    for (const text of ["two", "three", "four", "five"]) local.world.addDm({ from: CUSTOMER, to: BRAND, text })
    const texts: string[] = []
    let token: string | null = null
    do {
      const page = await read(token, 2)
      texts.push(...page.events.map(({ text }) => text))
      token = page.next
    } while (token)
    expect(texts).toEqual(["five", "four", "three", "two", "hello"])
  })

  test("takes a message once, and its echo says the same", async () => {
    const text = "Hi Mona & co, see shop.example.com/a?b=1&c=2. <3 https://example.com/x"
    const outcome = await x.send(BRAND, CUSTOMER, text)
    expect(outcome.fate).toBe("sent")
    const echo = (await read()).events[0]
    expect(echo).toMatchObject({ id: outcome.fate === "sent" ? outcome.event : "", sender: BRAND })
    expect(sameMeaning(echo?.text ?? "", text)).toBe(true)
  })
})

test("when X moves on to the other form we follow, in one request more, once", async () => {
  await read()
  local.spec = "2.167"
  await read()
  await read()
  expect(local.requests.map(({ status }) => status)).toEqual([200, 400, 200, 200])
})

describe("what X refuses", () => {
  test("a message to somebody who takes none of ours", async () => {
    local.world.addPerson({ id: "1420000000000000003", handle: "shut", name: "Shut", openToEveryone: false })
    expect(await x.send(BRAND, "1420000000000000003", "hi")).toMatchObject({ fate: "refused", because: "closed-dms" })
  })

  test("a sign-in without the dm scopes", async () => {
    stored = tokensOf(local.oauth.signIn(BRAND, { scopes: ["tweet.read", "users.read", "offline.access"] }))
    expect(await x.page(BRAND, { size: 1, token: null })).toMatchObject({ ok: false, trouble: "scope-missing" })
    expect(await x.send(BRAND, CUSTOMER, "hi")).toMatchObject({ fate: "refused", because: "scope-missing" })
  })

  test.each([
    ["no credits", NO_CREDITS, "no-credits"],
    ["a spent cap", USAGE_CAPPED, "usage-capped"],
    ["not permitted", NOT_PERMITTED, "not-permitted"],
  ])("%s", async (_name, fault, because) => {
    local.faults.add(ANY_MESSAGE, fault)
    expect(await x.send(BRAND, CUSTOMER, "hi")).toMatchObject({ fate: "refused", because })
  })

  test.each(["problem", "code 88"] as const)("one request too many (%s)", async (style) => {
    local.limits.style = style
    local.limits.set("GET /2/dm_events", 1)
    const first = await x.page(BRAND, { size: 1, token: null })
    const second = await x.page(BRAND, { size: 1, token: null })
    expect(first.allowance).toMatchObject({ limit: 1, left: 0 })
    expect(second).toMatchObject({ ok: false, trouble: "rate-limited", retryAt: first.allowance?.resetAt })
  })
})

describe("what is done beside writing", () => {
  test("blocks and unblocks somebody: their messages stop, ours are refused, and come again", async () => {
    expect(await x.block(BRAND, CUSTOMER, true)).toMatchObject({ ok: true, value: true })
    expect(await x.send(BRAND, CUSTOMER, "hi")).toMatchObject({ fate: "refused" })
    expect(await x.block(BRAND, CUSTOMER, false)).toMatchObject({ ok: true, value: true })
    expect(await x.send(BRAND, CUSTOMER, "hi")).toMatchObject({ fate: "sent" })
  })

  test("blocks nobody who isn't there", async () => {
    expect(await x.block(BRAND, "1420000000000000099", true)).toMatchObject({ ok: false, trouble: "unexpected" })
  })

  test("deletes a message of ours, also twice, and none of theirs", async () => {
    const sent = await x.send(BRAND, CUSTOMER, "never mind")
    if (sent.fate !== "sent") throw new Error(sent.fate)
    expect(await x.remove(BRAND, sent.event)).toMatchObject({ ok: true })
    expect(await x.remove(BRAND, sent.event)).toMatchObject({ ok: true })
    const left = (await read()).events
    expect(left.map(({ text }) => text)).toEqual(["hello"])
    expect(await x.remove(BRAND, left[0]?.id ?? sent.event)).toMatchObject({ ok: false, trouble: "unexpected" })
  })
})

describe("what breaks", () => {
  test.each([
    ["503 in HTML", HTML_503],
    ["a captive portal", HTML_200],
    ["dropped before it was taken", { drops: "before" } as const],
    ["dropped after it was taken", { drops: "after" } as const],
    ["never answered", { hangs: "after" } as const],
  ])("a message is unsure and sent only once: %s", async (_name, fault) => {
    local.faults.add(ANY_MESSAGE, fault)
    expect(await connect({ timeOut: 500 }).send(BRAND, CUSTOMER, "once")).toMatchObject({ fate: "unsure" })
    expect(paths().filter((path) => path.startsWith("POST"))).toHaveLength(1)
  })

  test.each([
    ["503 in HTML", HTML_503, "server-error"],
    ["a captive portal", HTML_200, "not-json"],
    ["a dropped connection", { drops: "before" } as const, "offline"],
  ])("reading names it: %s", async (_name, fault, trouble) => {
    local.faults.add({ path: "/2/dm_events" }, fault)
    expect(await x.page(BRAND, { size: 1, token: null })).toMatchObject({ ok: false, trouble })
  })
})

describe("tokens", () => {
  test("a dead access token is renewed once, and the message sent once", async () => {
    local.oauth.tokens.expireAccess(BRAND)
    expect(await x.send(BRAND, CUSTOMER, "hi")).toMatchObject({ fate: "sent" })
    const post = `POST /2/dm_conversations/with/${CUSTOMER}/messages`
    expect(paths()).toEqual([post, "POST /2/oauth2/token", post])
  })

  test("a late one is renewed before, and again the next time it is late", async () => {
    stored = tokensOf(local.oauth.signIn(BRAND), 1_000)
    await read()
    stored = { ...stored, expiresAt: Date.now() }
    await read()
    expect(paths().filter((path) => path === "POST /2/oauth2/token")).toHaveLength(2)
  })

  test("a burnt family is Reconnect, and the message waits", async () => {
    local.oauth.tokens.revokeAll(BRAND)
    expect(await x.page(BRAND, { size: 1, token: null })).toMatchObject({ ok: false, trouble: "reconnect" })
    expect(await x.send(BRAND, CUSTOMER, "hi")).toMatchObject({ fate: "later", trouble: "reconnect" })
  })
})

describe("signing in", () => {
  const parts = (launch: (query: URLSearchParams) => string, clientId = "app") => ({
    ...{ clientId, redirectUrl: REDIRECT, now: Date.now, fetch: toLocal },
    launch: async (url: string) => launch(new URL(url).searchParams),
  })

  test("brings tokens that work, until it is signed out", async () => {
    const signedIn = await signIn(
      parts((query) => {
        expect(local.oauth.begin(query)).toMatchObject({ ok: true })
        return local.oauth.approve(query, BRAND)
      }),
    )
    if ("failure" in signedIn) throw new Error(signedIn.failure)
    expect(signedIn.person).toMatchObject({ id: BRAND, handle: "acme" })
    stored = signedIn.tokens
    expect((await read()).events).toHaveLength(1)
    expect(
      await signOut(
        signedIn.tokens,
        parts(() => ""),
      ),
    ).toBe(true)
    expect(await x.page(BRAND, { size: 1, token: null })).toMatchObject({ ok: false, trouble: "reconnect" })
  })

  test("that is denied brings nothing", async () => {
    expect(await signIn(parts((query) => local.oauth.deny(query)))).toEqual({ failure: "denied" })
    expect(local.requests).toEqual([])
  })

  test("of a confidential app is refused in X's words", async () => {
    local.oauth.addApp({ clientId: "web", name: "Web", type: "confidential", secret: "s", redirects: [REDIRECT] })
    const failure = await signIn(parts((query) => local.oauth.approve(query, BRAND), "web"))
    expect(failure).toEqual({ failure: "refused", detail: "Missing valid authorization header" })
  })
})
