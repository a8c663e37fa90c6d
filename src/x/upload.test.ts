import { beforeEach, describe, expect, test } from "vitest"
import { createX } from "./client"
import { drop, html, json, ME, NOW, on, parts, setStage } from "./staged"
import { SEGMENT_BYTES } from "./upload"

let waited: number[]
let shares: number[]
let stop: AbortController
beforeEach(() => {
  setStage()
  waited = []
  shares = []
  stop = new AbortController()
})

const BEGUN = json(200, { data: { id: "77", expires_after_secs: 86_400 } })
const APPENDED = json(200, { data: { expires_at: 1 } })
const DONE = json(200, { data: { id: "77", expires_after_secs: 86_400 } })
const processing = (info: object) => json(200, { data: { id: "77", processing_info: info } })
const x = () => createX(parts({ wait: async (ms) => void waited.push(ms) }))
const upload = (size = 10, type: "image/png" | "image/gif" | "video/mp4" = "image/png") =>
  x().upload(ME, {
    bytes: new Blob([new Uint8Array(size)]),
    type,
    signal: stop.signal,
    progress: (share) => shares.push(Math.round(share * 100) / 100),
  })
const asked = () => on.asked.map(({ method, url }) => `${method} ${url.pathname}${url.search}`)

describe("uploading", () => {
  test("goes in X's three steps, with what X wants to know first", async () => {
    on.answers = [BEGUN, APPENDED, DONE]
    expect(await upload()).toEqual({ fate: "uploaded", media: "77", until: NOW + 86_400_000 })
    expect(asked()).toEqual([
      "POST /2/media/upload/initialize",
      "POST /2/media/upload/77/append",
      "POST /2/media/upload/77/finalize",
    ])
    expect(JSON.parse(on.asked[0]?.body ?? "")).toEqual({
      media_type: "image/png",
      media_category: "dm_image",
      total_bytes: 10,
    })
    expect(on.asked[1]?.body).toContain('name="segment_index"\r\n\r\n0')
  })

  test("goes in segments, and says how far it is", async () => {
    on.answers = [BEGUN, APPENDED, APPENDED, APPENDED, DONE]
    await upload(2 * SEGMENT_BYTES + 1, "video/mp4")
    expect(on.asked.slice(1, 4).map(({ body }) => /segment_index"\r\n\r\n(\d+)/.exec(body)?.[1])).toEqual([
      "0",
      "1",
      "2",
    ])
    expect(shares.at(-1)).toBe(0.9)
    expect(shares).toEqual([...shares].sort())
  })

  test("looks when X says, until it is through", async () => {
    const begun = processing({ state: "pending", check_after_secs: 3 })
    on.answers = [
      BEGUN,
      APPENDED,
      begun,
      processing({ state: "in_progress", check_after_secs: 7, progress_percent: 50 }),
    ]
    on.answers.push(processing({ state: "succeeded", progress_percent: 100 }))
    expect(await upload(10, "image/gif")).toMatchObject({ fate: "uploaded" })
    expect(asked().at(-1)).toBe("GET /2/media/upload?media_id=77&command=STATUS")
    expect(waited).toEqual([3_000, 7_000])
    expect(shares).toEqual([0.9, 0.9, 0.95])
  })

  test("what X can't process is refused in X's words", async () => {
    on.answers = [
      BEGUN,
      APPENDED,
      processing({ state: "failed", error: { name: "InvalidMedia", message: "unsupported codec" } }),
    ]
    expect(await upload(10, "video/mp4")).toEqual({
      fate: "refused",
      because: "media-refused",
      detail: "unsupported codec",
    })
  })

  test("a segment that broke on its way goes again; nothing else does", async () => {
    on.answers = [BEGUN, drop, html(503), APPENDED, DONE]
    expect(await upload()).toMatchObject({ fate: "uploaded" })
    expect(asked().filter((line) => line.endsWith("/append"))).toHaveLength(3)
    expect(waited).toEqual([2_000, 4_000])
  })

  test.each([
    [
      "a 400 is about the file",
      json(400, { title: "Invalid Request", detail: "bad media" }),
      { fate: "refused", because: "media-refused", detail: "bad media" },
    ],
    [
      "a 402 is about the account",
      json(402, { title: "CreditsDepleted" }),
      { fate: "refused", because: "no-credits", detail: "CreditsDepleted" },
    ],
    [
      "a missing scope is about the account",
      json(403, { type: "about:blank", title: "Forbidden", detail: "Forbidden" }),
      { fate: "refused", because: "scope-missing", detail: "Forbidden" },
    ],
    [
      "a rate limit is waited for",
      json(
        429,
        {},
        { "x-rate-limit-limit": "1", "x-rate-limit-remaining": "0", "x-rate-limit-reset": String(NOW / 1_000 + 60) },
      ),
      { fate: "later", trouble: "rate-limited", retryAt: NOW + 60_000 },
    ],
  ])("%s", async (_, answer, outcome) => {
    on.answers = [answer]
    expect(await upload()).toEqual(outcome)
    expect(on.asked).toHaveLength(1)
  })

  test("no connection at all is later, after a few tries", async () => {
    on.answers = [drop, drop, drop]
    expect(await upload()).toEqual({ fate: "later", trouble: "offline", retryAt: null })
  })

  test("can be stopped: what was under way is given up, nothing further is asked", async () => {
    const stopped = () => {
      stop.abort()
      return APPENDED()
    }
    on.answers = [BEGUN, stopped]
    expect(await upload(3 * SEGMENT_BYTES)).toEqual({ fate: "stopped" })
    expect(on.asked).toHaveLength(2)
  })

  test("an answer of another shape is no upload", async () => {
    on.answers = [json(200, { data: { id: "../x" } })]
    expect(await upload()).toMatchObject({ fate: "later" })
  })
})

describe("fetching a message's media", () => {
  const media = (most = 100) => x().media(ME, { dm: "900", media: "77", resource: "a b.jpg" }, most)
  const bytes = (size: number) => () => new Response(new Uint8Array(size))

  test("brings the bytes, with the account's token, from X's place", async () => {
    on.answers = [bytes(100)]
    const found = await media()
    expect(found.ok && found.bytes.size).toBe(100)
    expect(asked()).toEqual(["GET /2/dm_conversations/media/900/77/a%20b.jpg"])
    expect(on.asked[0]?.auth).toBe("Bearer ACCESS-1")
  })
  test.each([
    ["one byte too many", bytes(101), { ok: false, because: "too-large" }],
    [
      "gone at X",
      json(404, { type: "https://api.x.com/2/problems/resource-not-found" }),
      { ok: false, because: "gone" },
    ],
    [
      "not for us any more",
      json(403, { type: "https://api.x.com/2/problems/not-authorized-for-resource" }),
      { ok: false, because: "gone" },
    ],
    [
      "a path that X doesn't know proves nothing",
      json(404, { type: "about:blank", title: "Not Found" }),
      { ok: false, because: "later" },
    ],
    [
      "a scope that is missing proves nothing",
      json(403, { type: "about:blank", detail: "Forbidden" }),
      { ok: false, because: "later" },
    ],
    ["a page of something before X proves nothing", html(404), { ok: false, because: "later" }],
    ["a broken connection", drop, { ok: false, because: "later", trouble: "offline" }],
  ])("%s", async (_, answer, outcome) => {
    on.answers = [answer]
    expect(await media()).toMatchObject(outcome)
  })
  test("with fresh tokens when X refuses the old ones", async () => {
    on.answers = [json(401, {}), json(200, { access_token: "A2", refresh_token: "R2", expires_in: 7_200 }), bytes(1)]
    expect(await media()).toMatchObject({ ok: true })
    expect(on.asked.at(-1)?.auth).toBe("Bearer A2")
  })
})
