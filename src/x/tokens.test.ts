import { beforeEach, describe, expect, test } from "vitest"
import { createX } from "./client"
import { drop, fresh, granted, html, json, ME, NOW, on, page, parts, send, setStage } from "./staged"

beforeEach(setStage)

describe("tokens", () => {
  const empty = json(200, { meta: {} })
  const late = { ...fresh, expiresAt: NOW + 59_000 }

  test("are renewed late, and stored before they are used", async () => {
    on.stored = late
    on.answers = [json(200, granted(2)), empty]
    expect(await page()).toMatchObject({ ok: true })
    expect(on.order).toEqual(["POST /2/oauth2/token", "kept REFRESH-2", "GET /2/dm_events"])
    expect(on.asked[0]?.body).toBe("refresh_token=REFRESH-1&grant_type=refresh_token&client_id=app")
    expect(on.asked[1]?.auth).toBe("Bearer ACCESS-2")
    expect(on.stored).toEqual({ access: "ACCESS-2", refresh: "REFRESH-2", expiresAt: NOW + 7_200_000, clientId: "app" })
  })

  test("that X refuses are renewed once, then it is Reconnect", async () => {
    on.answers = [json(401, {}), json(200, granted(2)), json(401, {})]
    expect(await page()).toMatchObject({ ok: false, trouble: "reconnect" })
    on.answers = [json(401, {}), json(200, granted(3)), json(201, { data: { dm_event_id: "9" } })]
    expect(await send()).toMatchObject({ fate: "sent" })
  })

  test("two contexts at once renew once", async () => {
    on.stored = late
    on.answers = [json(200, granted(2)), empty, empty]
    const both = await Promise.all([page(), page()])
    expect(both.map(({ ok }) => ok)).toEqual([true, true])
    expect(on.order.filter((step) => step === "POST /2/oauth2/token")).toHaveLength(1)
  })

  test("that another context stored while X refused ours are used", async () => {
    on.stored = { ...fresh, expiresAt: NOW - 1 }
    on.answers = [
      () => {
        on.stored = { ...fresh, access: "ACCESS-7", refresh: "REFRESH-7" }
        return new Response(JSON.stringify({ error: "invalid_request" }), { status: 400 })
      },
      empty,
    ]
    expect(await page()).toMatchObject({ ok: true })
    expect(on.asked[1]?.auth).toBe("Bearer ACCESS-7")
  })

  test("of a burnt family mean Reconnect: a message waits, and X's words hold no token", async () => {
    on.stored = { ...fresh, expiresAt: NOW - 1 }
    const burnt = json(400, { error: "invalid_request", error_description: "REFRESH-1 was invalid." })
    on.answers = [burnt, burnt]
    expect(await page()).toEqual({
      ...{ ok: false, trouble: "reconnect", retryAt: null, allowance: null },
      detail: "… was invalid.",
    })
    expect(await send()).toMatchObject({ fate: "later", trouble: "reconnect", retryAt: NOW + 30_000 })
  })

  test("that can't be renewed for now are no reason to reconnect, and serve for their last minute", async () => {
    on.stored = { ...fresh, expiresAt: NOW - 1 }
    on.answers = [html(503), drop]
    expect(await page()).toMatchObject({ ok: false, trouble: "server-error" })
    expect(await send()).toMatchObject({ fate: "later", trouble: "offline" })
    on.stored = late
    on.answers = [html(503), empty]
    expect(await page()).toMatchObject({ ok: true })
  })

  test("that the shelf would not take are kept until it does", async () => {
    on.stored = late
    const { shelf } = parts()
    let full = true
    const keep: typeof shelf.keep = (account, tokens) =>
      full ? Promise.reject(new Error("full")) : shelf.keep(account, tokens)
    const x = createX(parts({ shelf: { ...shelf, keep } }))
    on.answers = [json(200, granted(2)), empty]
    expect(await x.page(ME, { size: 1, token: null })).toMatchObject({ ok: false, trouble: "unexpected" })
    full = false
    expect(await x.page(ME, { size: 1, token: null })).toMatchObject({ ok: true })
    expect(on.stored.refresh).toBe("REFRESH-2")
  })

  test("of an account that was disconnected meanwhile are not stored again", async () => {
    on.stored = late
    on.answers = [
      () => {
        on.stored = undefined
        return new Response(JSON.stringify(granted(2)))
      },
    ]
    expect(await page()).toMatchObject({ ok: false, trouble: "reconnect" })
    expect(on.stored).toBeUndefined()
  })
})
