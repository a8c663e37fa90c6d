import "fake-indexeddb/auto"
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"

vi.mock("~platform/browser", () => ({ browser: { runtime: { id: "aside" } } }))

import { conversationId } from "~core/ids"
import { anOpen, BRAND, NOW } from "~core/test-desk"
import { keepRaw } from "~store/quarantine"
import { setAside } from "~store/set-aside"
import { aStage, type Stage } from "./test-world"
import { tryAgain } from "./try-again"

let stage: Stage
beforeEach(async () => {
  stage = await aStage()
})
afterEach(() => stage.db.delete())

const event = (id: string, parts: object = {}) => ({
  id,
  event_type: "MessageCreate",
  created_at: new Date(NOW + 1_000).toISOString(),
  dm_conversation_id: `501-${BRAND}`,
  sender_id: "501",
  text: `message ${id}`,
  ...parts,
})
const messages = async () =>
  (await stage.db.entries.orderBy("[conversation+order]").toArray()).flatMap((one) =>
    one.type === "message in" ? one.text : [],
  )

describe("an event that was not understood when it came", () => {
  test("is taken in at its right place by a version that understands it, once", async () => {
    const { db, world } = stage
    // What an older version refused.
    await keepRaw(db, BRAND, [{ raw: event("140"), why: "unknown then" }], NOW)
    await keepRaw(db, BRAND, [{ raw: event("120"), why: "unknown then" }], NOW + 1)
    expect(await tryAgain(world, null)).toEqual({ ok: true, value: { taken: 2, left: 0 } })
    expect(await messages()).toEqual(["message 120", "message 140"])
    expect(await db.quarantine.count()).toBe(0)
    expect(await tryAgain(world, null)).toEqual({ ok: true, value: { taken: 0, left: 0 } })
  })

  test("that stands in the desk by now only goes", async () => {
    const { db, world } = stage
    for (const at of [1, 2]) {
      await keepRaw(db, BRAND, [{ raw: event("150"), why: "unknown then" }], NOW + at)
      expect(await tryAgain(world, null)).toEqual({ ok: true, value: { taken: 1, left: 0 } })
    }
    expect(await messages()).toEqual(["message 150"])
  })

  const refused: [string, unknown, string][] = [
    ["of an unknown kind", event("130", { event_type: "MessageEdit" }), "event_type"],
    ["without its sender", event("131", { sender_id: undefined }), "sender_id: missing"],
    ["that is no object", "an event", "Object"],
    ["of somebody who isn't in the thread", event("132", { sender_id: "77" }), "sender_id: not in the thread"],
  ]
  test.each(refused)("%s stays, says why and when it was tried", async (_, raw, why) => {
    const { db, world } = stage
    await keepRaw(db, BRAND, [{ raw, why: "before" }], NOW)
    const [row] = await db.quarantine.toArray()
    expect(await tryAgain(world, row?.id ?? "")).toEqual({ ok: true, value: { taken: 0, left: 1 } })
    expect(await db.quarantine.toArray()).toMatchObject([{ why: expect.stringContaining(why), triedAt: NOW, raw }])
    expect(await messages()).toEqual([])
  })

  test("of an account that is gone, and one too large to be kept whole, stay and say so", async () => {
    const { db, world } = stage
    await keepRaw(db, "99", [{ raw: event("133"), why: "before" }], NOW)
    await keepRaw(db, BRAND, [{ raw: event("134", { text: "x".repeat(1_000_000) }), why: "absurdly long" }], NOW)
    expect(await tryAgain(world, null)).toEqual({ ok: true, value: { taken: 0, left: 2 } })
    const rows = await db.quarantine.toArray()
    expect(rows.map(({ why }) => why).sort()).toEqual([
      "it was too large: only its beginning is kept",
      "its account is not here any more",
    ])
    expect(JSON.stringify(rows).length).toBeLessThan(200_000)
  })

  test("one among those that are still refused is taken in all the same", async () => {
    const { db, world } = stage
    await keepRaw(
      db,
      BRAND,
      [event("135", { id: "x" }), event("136"), null].map((raw) => ({ raw, why: "?" })),
      NOW,
    )
    expect(await tryAgain(world, null)).toEqual({ ok: true, value: { taken: 1, left: 2 } })
    expect(await messages()).toEqual(["message 136"])
  })

  test("nested so deep that it can't be written down is still counted", async () => {
    const { db } = stage
    const deep = JSON.parse("[".repeat(100_000) + "]".repeat(100_000)) as unknown
    await keepRaw(db, BRAND, [{ raw: deep, why: "not Object" }], NOW)
    expect(await db.quarantine.toArray()).toMatchObject([{ whole: false, why: "not Object" }])
  })
})

describe("a row of this desk that was set aside", () => {
  const row = anOpen({ id: conversationId("c9") })
  const lie = (raw: object) => stage.db.conversations.put(raw as typeof row)

  test("goes back where it lay when it is well by now; and not where another has taken its place", async () => {
    const { db, world } = stage
    await lie({ ...row, unread: "1" })
    await setAside(db, "conversations", "c9", NOW)
    expect(await tryAgain(world, null)).toEqual({ ok: true, value: { taken: 0, left: 1 } })
    expect(await db.quarantine.toArray()).toMatchObject([{ why: "unread: not what it should be" }])
    // A later version that takes what this one doesn't.
    await db.quarantine.toCollection().modify({ raw: row })
    await lie(anOpen({ id: row.id, rev: 9 }))
    await tryAgain(world, null)
    expect(await db.quarantine.toArray()).toMatchObject([{ why: "another row has taken its place" }])
    await db.conversations.delete(row.id)
    expect(await tryAgain(world, null)).toEqual({ ok: true, value: { taken: 1, left: 0 } })
    expect(await db.conversations.get(row.id)).toEqual(row)
    expect(await db.quarantine.count()).toBe(0)
  })
})
