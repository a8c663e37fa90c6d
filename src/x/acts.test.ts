import { beforeEach, describe, expect, test } from "vitest"
import { eventId } from "~core/ids"
import { createX } from "./client"
import { drop, html, json, ME, on, parts, setStage } from "./staged"

beforeEach(setStage)

const x = () => createX(parts())
const gone = { type: "https://api.twitter.com/2/problems/resource-not-found", title: "Not Found Error", status: 404 }

describe("blocking somebody's messages", () => {
  test.each([
    [true, "/2/users/345/dm/block"],
    [false, "/2/users/345/dm/unblock"],
  ])("is asked of X in one request (%s)", async (on_, path) => {
    on.answers = [json(200, { data: { blocked: on_ } })]
    expect(await x().block(ME, "345", on_)).toMatchObject({ ok: true, value: true })
    expect(on.asked.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual([`POST ${path}`])
  })

  test("a person's id can't add a segment to the path", async () => {
    on.answers = [json(200, { data: { blocked: true } })]
    await x().block(ME, "3/../9", true)
    expect(on.asked[0]?.url.pathname).toBe("/2/users/3%2F..%2F9/dm/block")
  })

  test.each([
    ["X says it did the other thing", json(200, { data: { blocked: false } }), "unexpected"],
    ["not JSON", html(503), "server-error"],
    ["the connection broke", drop, "offline"],
    ["too often", json(429, { title: "Too Many Requests" }), "rate-limited"],
  ])("is not done: %s", async (_name, answer, trouble) => {
    on.answers = [answer]
    expect(await x().block(ME, "345", true)).toMatchObject({ ok: false, trouble })
  })
})

describe("deleting a message of ours", () => {
  test("is asked of X in one request", async () => {
    on.answers = [json(200, { data: { deleted: true } })]
    expect(await x().remove(ME, eventId("99"))).toMatchObject({ ok: true, value: true })
    expect(on.asked.map(({ method, url }) => `${method} ${url.pathname}`)).toEqual(["DELETE /2/dm_events/99"])
  })

  test("one that is gone at X is deleted", async () => {
    on.answers = [json(404, gone)]
    expect(await x().remove(ME, eventId("99"))).toMatchObject({ ok: true, value: true })
  })

  test.each([
    ["a path that X doesn't know", json(404, { type: "about:blank", title: "Not Found", status: 404 })],
    ["a message of somebody else", json(403, { detail: "This operation is not permitted.", status: 403 })],
    ["X says no in a 200", json(200, { data: { deleted: false } })],
  ])("is not done: %s", async (_name, answer) => {
    on.answers = [answer]
    expect(await x().remove(ME, eventId("99"))).toMatchObject({ ok: false, trouble: "unexpected" })
  })
})
