import { beforeEach, describe, expect, test } from "vitest"
import { accountId } from "~core/ids"
import { createX, type XParts } from "./client"
import type { Tokens } from "./port"

const ME = accountId("12")
const NOW = Date.UTC(2026, 10, 20, 12)
const fresh: Tokens = { access: "ACCESS-1", refresh: "REFRESH-1", expiresAt: NOW + 7_200_000, clientId: "app" }
const granted = (n: number) => ({ access_token: `ACCESS-${n}`, refresh_token: `REFRESH-${n}`, expires_in: 7200 })

type Answer = () => Response | Promise<Response>
let answers: Answer[]
let asked: { method: string; url: URL; auth: string | null; body: string; init: RequestInit }[]
let stored: Tokens | undefined
let order: string[]
/** Two contexts of one extension share it, as they share navigator.locks. */
let locks: NonNullable<XParts["locks"]>

const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => {
  return () =>
    new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } })
}
const html = (status: number): Answer => {
  return () => new Response("<html>", { status, headers: { "content-type": "text/html" } })
}
const drop: Answer = () => Promise.reject(new TypeError("Failed to fetch"))

const parts = (more: Partial<XParts> = {}): XParts => ({
  now: () => NOW,
  shelf: {
    read: async () => stored,
    async keep(_account, tokens) {
      order.push(`kept ${tokens.refresh}`)
      stored = tokens
    },
    forget: async () => undefined,
  },
  locks,
  online: () => true,
  async fetch(input, init = {}) {
    const url = new URL(String(input))
    const auth = new Headers(init.headers).get("authorization")
    asked.push({ method: init.method ?? "GET", url, auth, body: String(init.body ?? ""), init })
    order.push(`${init.method} ${url.pathname}`)
    const answer = answers.shift()
    if (!answer) throw new Error("nothing prepared for this request")
    return answer()
  },
  ...more,
})
const page = (more?: Partial<XParts>) => createX(parts(more)).page(ME, { size: 20, token: "T" })
const send = (more?: Partial<XParts>) => createX(parts(more)).send(ME, "345", "hi & bye")

beforeEach(() => {
  answers = []
  asked = []
  order = []
  stored = fresh
  locks = oneAtATime()
})

describe("a request", () => {
  test("is fetched without cookies, cache or redirects, with params, query and token in their places", async () => {
    answers = [json(200, { meta: { result_count: 0 } }), json(201, { data: { dm_event_id: "9" } })]
    await page()
    expect(await send()).toEqual({ fate: "sent", event: "9", xNow: null })
    expect(asked[0]?.url.origin).toBe("https://api.x.com")
    expect(Object.fromEntries(asked[0]?.url.searchParams ?? [])).toMatchObject({
      max_results: "20",
      pagination_token: "T",
      expansions: "sender_id,participant_ids,attachments.media_keys,referenced_tweets.id",
    })
    expect(asked[1]?.url.pathname).toBe("/2/dm_conversations/with/345/messages")
    expect(JSON.parse(asked[1]?.body ?? "")).toEqual({ text: "hi & bye" })
    for (const { auth, init } of asked) {
      expect(auth).toBe("Bearer ACCESS-1")
      expect(init).toMatchObject({ credentials: "omit", cache: "no-store", redirect: "error" })
    }
  })

  test("a value can't add a segment to the path", async () => {
    answers = [json(404, {})]
    await createX(parts()).send(ME, "345/../9?x=", "hi")
    expect(asked[0]?.url.pathname).toBe("/2/dm_conversations/with/345%2F..%2F9%3Fx%3D/messages")
  })

  test("that nobody answers is given up", async () => {
    const hang: XParts["fetch"] = (_input, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener("abort", () => reject(init.signal?.reason))
      })
    expect(await page({ fetch: hang, timeOut: 1 })).toMatchObject({ ok: false, trouble: "timed-out" })
    expect(await send({ fetch: hang, timeOut: 1 })).toEqual({ fate: "unsure", detail: "X did not answer in time." })
  })

  test("whose answer breaks off in the middle is a broken connection", async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new TypeError("network error")) })
    answers = [() => new Response(body, { status: 201 })]
    expect(await send()).toMatchObject({ fate: "unsure" })
  })
})

describe("what headers say", () => {
  const limits = {
    "x-rate-limit-limit": "15",
    "x-rate-limit-remaining": "0",
    "x-rate-limit-reset": String(NOW / 1000 + 60),
  }

  test("X's clock and what is left", async () => {
    answers = [json(200, { meta: {} }, { ...limits, date: new Date(NOW + 2_000).toUTCString() })]
    const allowance = { limit: 15, left: 0, resetAt: NOW + 60_000 }
    expect(await page()).toMatchObject({ ok: true, xNow: NOW + 2_000, allowance })
  })

  test("a rate limit is waited for until its reset", async () => {
    answers = [json(429, { title: "Too Many Requests" }, limits), json(429, {}, limits), json(429, {})]
    expect(await page()).toMatchObject({ ok: false, trouble: "rate-limited", retryAt: NOW + 60_000 })
    expect(await send()).toEqual({ fate: "later", trouble: "rate-limited", retryAt: NOW + 60_000 })
    expect(await send()).toEqual({ fate: "later", trouble: "rate-limited", retryAt: NOW + 60_000 })
  })

  test("a day's limit that is spent counts more than a window that isn't", async () => {
    const day = { "x-user-limit-24hour-limit": "1440", "x-user-limit-24hour-remaining": "0" }
    const reset = { "x-user-limit-24hour-reset": String(NOW / 1000 + 9_000) }
    answers = [json(429, {}, { ...limits, ...day, ...reset })]
    expect(await send()).toMatchObject({ fate: "later", retryAt: NOW + 9_000_000 })
  })

  test("a reset is moved onto our clock when ours is plainly wrong", async () => {
    const xNow = NOW + 600_000
    const reset = { "x-rate-limit-reset": String(xNow / 1000 + 60) }
    answers = [json(429, {}, { ...limits, ...reset, date: new Date(xNow).toUTCString() })]
    expect(await send()).toMatchObject({ fate: "later", retryAt: NOW + 60_000 })
  })
})

describe("nothing throws", () => {
  test.each<[string, Answer, string]>([
    ["a dropped connection", drop, "offline"],
    ["HTML", html(200), "not-json"],
    ["HTML with 503", html(503), "server-error"],
    ["an empty answer", () => new Response(""), "unexpected"],
    ["JSON that is no page", json(200, [1]), "unexpected"],
    ["402", json(402, { title: "CreditsDepleted" }), "no-credits"],
  ])("reading: %s", async (_name, answer, trouble) => {
    answers = [answer]
    expect(await page()).toMatchObject({ ok: false, trouble })
  })

  test.each<[string, Answer, object]>([
    ["a dropped connection", drop, { fate: "unsure" }],
    ["HTML with 200", html(200), { fate: "unsure" }],
    ["503", html(503), { fate: "unsure" }],
    ["an empty 201", () => new Response("", { status: 201 }), { fate: "unsure" }],
    ["201 without an id", json(201, { data: {} }), { fate: "unsure" }],
    [
      "closed DMs",
      json(403, { detail: "You do not have permission to DM one or more participants." }),
      { because: "closed-dms" },
    ],
  ])("sending: %s, and it is never sent twice", async (_name, answer, fate) => {
    answers = [answer]
    expect(await send()).toMatchObject(fate)
    expect(asked).toHaveLength(1)
  })

  test("a shelf that fails", async () => {
    const shelf = { ...parts().shelf, read: () => Promise.reject(new Error("disk")) }
    expect(await page({ shelf })).toMatchObject({ ok: false, trouble: "unexpected" })
    expect(await send({ shelf })).toMatchObject({ fate: "later", trouble: "unexpected" })
  })
})

describe("offline", () => {
  test("nothing is sent while the browser says so and nothing answers", async () => {
    answers = [drop]
    expect(await send({ online: () => false })).toEqual({ fate: "later", trouble: "offline", retryAt: NOW + 30_000 })
    expect(order).toEqual(["GET /2/users/me"])
    expect(asked[0]?.auth).toBeNull()
  })

  test("the browser may be wrong", async () => {
    answers = [json(401, {}), json(201, { data: { dm_event_id: "9" } })]
    expect(await send({ online: () => false })).toMatchObject({ fate: "sent" })
  })
})

describe("X changes its words", () => {
  const refusal = json(400, {
    errors: [{ parameters: { expansions: ["referenced_tweets.id"] } }],
    title: "Invalid Request",
  })
  const empty = json(200, { meta: { result_count: 0 } })

  test("the newer form is asked for after a 400 that names a field, and remembered", async () => {
    const x = createX(parts())
    answers = [refusal, empty, empty]
    expect(await x.page(ME, { size: 1, token: null })).toMatchObject({ ok: true })
    await x.page(ME, { size: 1, token: null })
    const forms = asked.map(({ url }) => url.searchParams.get("expansions")?.split(",").at(-1))
    expect(forms).toEqual(["referenced_tweets.id", "referenced_posts", "referenced_posts"])
    expect(asked[1]?.url.searchParams.get("expansions")).toContain("sender_id")
  })

  test("a 400 about something else is no reason", async () => {
    answers = [json(400, { errors: [{ parameters: { pagination_token: ["T"] }, message: "bad token" }] })]
    expect(await page()).toMatchObject({ ok: false, trouble: "unexpected", detail: "bad token" })
    expect(asked).toHaveLength(1)
  })
})

describe("tokens", () => {
  const empty = json(200, { meta: {} })
  const late = { ...fresh, expiresAt: NOW + 59_000 }

  test("are renewed late, and stored before they are used", async () => {
    stored = late
    answers = [json(200, granted(2)), empty]
    expect(await page()).toMatchObject({ ok: true })
    expect(order).toEqual(["POST /2/oauth2/token", "kept REFRESH-2", "GET /2/dm_events"])
    expect(asked[0]?.body).toBe("refresh_token=REFRESH-1&grant_type=refresh_token&client_id=app")
    expect(asked[1]?.auth).toBe("Bearer ACCESS-2")
    expect(stored).toEqual({ access: "ACCESS-2", refresh: "REFRESH-2", expiresAt: NOW + 7_200_000, clientId: "app" })
  })

  test("that X refuses are renewed once, then it is Reconnect", async () => {
    answers = [json(401, {}), json(200, granted(2)), json(401, {})]
    expect(await page()).toMatchObject({ ok: false, trouble: "reconnect" })
    answers = [json(401, {}), json(200, granted(3)), json(201, { data: { dm_event_id: "9" } })]
    expect(await send()).toMatchObject({ fate: "sent" })
  })

  test("two contexts at once renew once", async () => {
    stored = late
    answers = [json(200, granted(2)), empty, empty]
    const both = await Promise.all([page(), page()])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    expect(order.filter((step) => step === "POST /2/oauth2/token")).toHaveLength(1)
  })

  test("that another context stored while X refused ours are used", async () => {
    stored = { ...fresh, expiresAt: NOW - 1 }
    answers = [
      () => {
        stored = { ...fresh, access: "ACCESS-7", refresh: "REFRESH-7" }
        return new Response(JSON.stringify({ error: "invalid_request" }), { status: 400 })
      },
      empty,
    ]
    expect(await page()).toMatchObject({ ok: true })
    expect(asked[1]?.auth).toBe("Bearer ACCESS-7")
  })

  test("of a burnt family mean Reconnect: a message waits, and X's words hold no token", async () => {
    stored = { ...fresh, expiresAt: NOW - 1 }
    const burnt = json(400, { error: "invalid_request", error_description: "REFRESH-1 was invalid." })
    answers = [burnt, burnt]
    expect(await page()).toEqual({
      ...{ ok: false, trouble: "reconnect", retryAt: null, allowance: null },
      detail: "… was invalid.",
    })
    expect(await send()).toEqual({ fate: "later", trouble: "reconnect", retryAt: NOW + 30_000 })
  })

  test("that can't be renewed for now are no reason to reconnect, and serve for their last minute", async () => {
    stored = { ...fresh, expiresAt: NOW - 1 }
    answers = [html(503), drop]
    expect(await page()).toMatchObject({ ok: false, trouble: "server-error" })
    expect(await send()).toMatchObject({ fate: "later", trouble: "offline" })
    stored = late
    answers = [html(503), empty]
    expect(await page()).toMatchObject({ ok: true })
  })

  test("that the shelf would not take are kept until it does", async () => {
    stored = late
    const { shelf } = parts()
    let full = true
    const keep: typeof shelf.keep = (account, tokens) =>
      full ? Promise.reject(new Error("full")) : shelf.keep(account, tokens)
    const x = createX(parts({ shelf: { ...shelf, keep } }))
    answers = [json(200, granted(2)), empty]
    expect(await x.page(ME, { size: 1, token: null })).toMatchObject({ ok: false, trouble: "unexpected" })
    full = false
    expect(await x.page(ME, { size: 1, token: null })).toMatchObject({ ok: true })
    expect(stored.refresh).toBe("REFRESH-2")
  })

  test("of an account that was disconnected meanwhile are not stored again", async () => {
    stored = late
    answers = [
      () => {
        stored = undefined
        return new Response(JSON.stringify(granted(2)))
      },
    ]
    expect(await page()).toMatchObject({ ok: false, trouble: "reconnect" })
    expect(stored).toBeUndefined()
  })
})

function oneAtATime(): NonNullable<XParts["locks"]> {
  let last: Promise<unknown> = Promise.resolve()
  const request = (_name: string, work: () => Promise<unknown>) => {
    last = last.then(work, work)
    return last
  }
  return { request } as unknown as NonNullable<XParts["locks"]>
}
