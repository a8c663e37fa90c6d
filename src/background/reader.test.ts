import "fake-indexeddb/auto"
import { beforeEach, describe, expect, test, vi } from "vitest"
import { newCursor, newStanding } from "~core/blank"
import { eventId } from "~core/ids"
import { anAccount, anUnsure, BRAND, MINUTE, NOW, OTHER_BRAND, SECOND, withSessions } from "~core/test-desk"
import { GRACE_MS } from "~core/unsure"
import { createReader } from "./reader"
import { aStage, type Stage } from "./test-world"

let stage: Stage
let reader: ReturnType<typeof createReader>
beforeEach(async () => {
  stage = await aStage()
  reader = createReader(stage.world)
  return () => stage.db.close()
})

/** One step, until the reads it began are over. */
async function step() {
  const reads = stage.nudged.filter((what) => what === "reads").length
  const before = stage.x.asked.length
  const due = await reader.step()
  const begun = async () => {
    if (stage.x.asked.length > before)
      await vi.waitFor(() => expect(stage.nudged.filter((what) => what === "reads").length).toBeGreaterThan(reads))
  }
  await begun()
  return due
}
const asked = () => stage.x.asked.length
const mind = (parts: object) => stage.db.agents.update(stage.world.me, parts)
const stands = (parts: object) => stage.db.standings.update(BRAND, parts)

describe("when X is read (§3.2)", () => {
  test("at once when it was never heard", async () => {
    await step()
    await vi.waitFor(() => expect(asked()).toBe(1))
  })

  const paces: [string, object, number][] = [
    ["slow while nobody is available", { available: false }, 2 * MINUTE],
    ["as a rule while somebody is", { available: true }, 15 * SECOND],
    ["quick while a session runs", { available: true, sessions: withSessions(1) }, 5 * SECOND],
  ]
  test.each(paces)("%s", async (_, agent, pace) => {
    await mind(agent)
    await stands({ heardAt: NOW })
    expect(await step()).toBe(NOW + pace)
    expect(asked()).toBe(0)
    stage.passes(pace)
    await step()
    await vi.waitFor(() => expect(asked()).toBe(1))
  })

  test("a worker that was just born goes on in the pace of the one before it", async () => {
    await mind({ available: true })
    await stands({ heardAt: NOW - 10 * SECOND })
    expect(await step()).toBe(NOW + 5 * SECOND)
  })

  test("what is left is spread until the reset", async () => {
    await mind({ sessions: withSessions(1) })
    await stands({ heardAt: NOW, readsLeft: 2, readsResetAt: NOW + 10 * MINUTE })
    expect(await step()).toBe(NOW + 5 * MINUTE)
  })

  test("at once when somebody looks, whatever the pace", async () => {
    await stands({ heardAt: NOW })
    await reader.hurry()
    expect(stage.nudged).toContain("reads")
    await step()
    await vi.waitFor(() => expect(asked()).toBe(1))
  })

  test.each([
    ["nothing is left until the reset", { readsLeft: 0, readsResetAt: NOW + MINUTE }],
    ["X named a time", { retryAt: NOW + MINUTE }],
  ])("but not before X allows it, when %s", async (_, standing) => {
    await stands({ heardAt: NOW, ...standing })
    await reader.hurry()
    expect(await step()).toBe(NOW + MINUTE)
    expect(asked()).toBe(0)
  })

  test("once more, without waiting for the pace, when an unsure message can be looked for", async () => {
    await stage.db.sends.put(anUnsure({ unsureAt: NOW }))
    await mind({ available: false })
    await stands({ heardAt: NOW })
    expect(await step()).toBe(NOW + GRACE_MS)
  })

  test("no account is read that is not connected", async () => {
    for (const status of ["reconnect", "disconnected"] as const) {
      await stage.db.accounts.put(anAccount({ status }))
      expect(await step()).toBeNull()
    }
    expect(asked()).toBe(0)
  })

  test("not twice at once: a read under way is not begun again", async () => {
    let answer = () => {}
    stage.x.onPage = () => new Promise<void>((resolve) => (answer = resolve))
    await reader.step()
    await vi.waitFor(() => expect(asked()).toBe(1))
    await reader.hurry()
    await reader.step()
    expect(asked()).toBe(1)
    answer()
    await vi.waitFor(async () => expect((await stage.db.standings.get(BRAND))?.heardAt).toBe(NOW))
  })

  test("one account in trouble doesn't hold up another", async () => {
    await stage.db.accounts.put(anAccount({ id: OTHER_BRAND }))
    await stage.db.standings.put({ ...newStanding(OTHER_BRAND), rev: 1 })
    const until = eventId("100")
    await stage.db.cursors.put({ ...newCursor(OTHER_BRAND, NOW), rev: 1, until, newest: until })
    await stands({ retryAt: NOW + MINUTE })
    expect(await step()).toBe(NOW + MINUTE)
    await vi.waitFor(() => expect(stage.x.asked.map(({ account }) => account)).toEqual([OTHER_BRAND]))
  })

  test("a gap is closed page after page without waiting", async () => {
    stage.x.longest = 2
    for (let id = 101; id <= 109; id++) stage.x.writes(id)
    await step()
    await vi.waitFor(async () => expect((await stage.db.cursors.get(BRAND))?.until).toBe("109"))
    expect(asked()).toBe(5)
  })

  test("an unsure message of an account that can't be read hurries nobody", async () => {
    await stage.db.accounts.put(anAccount({ id: OTHER_BRAND, status: "disconnected" }))
    await stage.db.sends.put(anUnsure({ account: OTHER_BRAND, unsureAt: NOW - MINUTE }))
    await mind({ available: false })
    await stands({ heardAt: NOW })
    expect(await step()).toBe(NOW + 2 * MINUTE)
  })
})
