import { beforeEach, describe, expect, test } from "vitest"
import { createX, type XParts } from "./client"
import { type Answer, drop, html, json, ME, NOW, on, page, parts, send, setStage } from "./staged"

beforeEach(setStage)

describe("a request", () => {
  test("is fetched without cookies, cache or redirects, with params, query and token in their places", async () => {
    on.answers = [json(200, { meta: { result_count: 0 } }), json(201, { data: { dm_event_id: "9" } })]
    await page()
    expect(await send()).toEqual({ fate: "sent", event: "9", xNow: null, allowance: null })
    expect(on.asked[0]?.url.origin).toBe("https://api.x.com")
    expect(Object.fromEntries(on.asked[0]?.url.searchParams ?? [])).toMatchObject({
      max_results: "20",
      pagination_token: "T",
      expansions: "sender_id,participant_ids,attachments.media_keys,referenced_tweets.id",
    })
    expect(on.asked[1]?.url.pathname).toBe("/2/dm_conversations/with/345/messages")
    expect(JSON.parse(on.asked[1]?.body ?? "")).toEqual({ text: "hi & bye" })
    for (const { auth, init } of on.asked) {
      expect(auth).toBe("Bearer ACCESS-1")
      expect(init).toMatchObject({ credentials: "omit", cache: "no-store", redirect: "error" })
    }
  })

  test("a value can't add a segment to the path", async () => {
    on.answers = [json(404, {})]
    await createX(parts()).send(ME, "345/../9?x=", "hi")
    expect(on.asked[0]?.url.pathname).toBe("/2/dm_conversations/with/345%2F..%2F9%3Fx%3D/messages")
  })

  test("that nobody answers is given up", async () => {
    const hang: XParts["fetch"] = (_input, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener("abort", () => reject(init.signal?.reason))
      })
    const takeAndHang: XParts["fetch"] = async (input, init) => {
      await new Response(init?.body).text()
      return hang(input, init)
    }
    const detail = "X did not answer in time."
    expect(await page({ fetch: hang, timeOut: 1 })).toMatchObject({ ok: false, trouble: "timed-out" })
    expect(await send({ fetch: takeAndHang, timeOut: 1 })).toEqual({ fate: "unsure", detail, allowance: null })
  })

  test("whose answer breaks off in the middle is a broken connection", async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new TypeError("network error")) })
    on.answers = [() => new Response(body, { status: 201 })]
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
    on.answers = [json(200, { meta: {} }, { ...limits, date: new Date(NOW + 2_000).toUTCString() })]
    on.answers.push(json(201, { data: { dm_event_id: "9" } }, limits), json(403, {}, limits), html(503))
    const allowance = { limit: 15, left: 0, resetAt: NOW + 60_000 }
    expect(await page()).toMatchObject({ ok: true, xNow: NOW + 2_000, allowance })
    expect(await send()).toMatchObject({ fate: "sent", allowance })
    expect(await send()).toMatchObject({ fate: "refused", allowance })
    expect(await send()).toMatchObject({ fate: "unsure", allowance: null })
  })

  test("a rate limit is waited for until its reset", async () => {
    on.answers = [json(429, { title: "Too Many Requests" }, limits), json(429, {}, limits), json(429, {})]
    expect(await page()).toMatchObject({ ok: false, trouble: "rate-limited", retryAt: NOW + 60_000 })
    const later = { fate: "later", trouble: "rate-limited", retryAt: NOW + 60_000 }
    expect(await send()).toEqual({ ...later, allowance: { limit: 15, left: 0, resetAt: NOW + 60_000 } })
    expect(await send()).toEqual({ ...later, allowance: null })
  })

  test("a day's limit that is spent counts more than a window that isn't", async () => {
    const day = { "x-user-limit-24hour-limit": "1440", "x-user-limit-24hour-remaining": "0" }
    const reset = { "x-user-limit-24hour-reset": String(NOW / 1000 + 9_000) }
    on.answers = [json(429, {}, { ...limits, ...day, ...reset })]
    expect(await send()).toMatchObject({ fate: "later", retryAt: NOW + 9_000_000 })
  })

  test("a reset is moved onto our clock when ours is plainly wrong", async () => {
    const xNow = NOW + 600_000
    const reset = { "x-rate-limit-reset": String(xNow / 1000 + 60) }
    on.answers = [json(429, {}, { ...limits, ...reset, date: new Date(xNow).toUTCString() })]
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
    on.answers = [answer]
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
    on.answers = [answer]
    expect(await send()).toMatchObject(fate)
    expect(on.asked).toHaveLength(1)
  })

  test("a shelf that fails", async () => {
    const shelf = { ...parts().shelf, read: () => Promise.reject(new Error("disk")) }
    expect(await page({ shelf })).toMatchObject({ ok: false, trouble: "unexpected" })
    expect(await send({ shelf })).toMatchObject({ fate: "later", trouble: "unexpected" })
  })
})

describe("offline", () => {
  test("nothing is sent while the browser says so and nothing answers", async () => {
    on.answers = [drop]
    expect(await send({ online: () => false })).toMatchObject({
      fate: "later",
      trouble: "offline",
      retryAt: NOW + 30_000,
    })
    expect(on.order).toEqual(["GET /2/users/me"])
    expect(on.asked[0]?.auth).toBeNull()
  })

  test("the browser may be wrong", async () => {
    on.answers = [json(401, {}), json(201, { data: { dm_event_id: "9" } })]
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
    on.answers = [refusal, empty, empty]
    expect(await x.page(ME, { size: 1, token: null })).toMatchObject({ ok: true })
    await x.page(ME, { size: 1, token: null })
    const forms = on.asked.map(({ url }) => url.searchParams.get("expansions")?.split(",").at(-1))
    expect(forms).toEqual(["referenced_tweets.id", "referenced_posts", "referenced_posts"])
    expect(on.asked[1]?.url.searchParams.get("expansions")).toContain("sender_id")
  })

  test("a 400 about something else is no reason", async () => {
    on.answers = [json(400, { errors: [{ parameters: { pagination_token: ["T"] }, message: "bad token" }] })]
    expect(await page()).toMatchObject({ ok: false, trouble: "unexpected", detail: "bad token" })
    expect(on.asked).toHaveLength(1)
  })
})
