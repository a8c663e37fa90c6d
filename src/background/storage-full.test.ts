import "fake-indexeddb/auto"
import { beforeEach, expect, test } from "vitest"
import type { Change } from "~core/change"
import { BRAND } from "~core/test-desk"
import { readOnce } from "./ingest"
import { aStage, type Stage } from "./test-world"

let stage: Stage
beforeEach(async () => {
  stage = await aStage()
  return () => stage.db.close()
})
const full = () => Object.assign(new Error("The disk is full"), { name: "QuotaExceededError" })
/** A disk that takes only what this lets through. */
const onDisk = (takes: (change: Change) => boolean) => ({
  ...stage.world,
  commit: async (change: Change) => {
    if (takes(change)) return stage.world.commit(change)
    throw full()
  },
})
const standing = () => stage.db.standings.get(BRAND)
const cursor = () => stage.db.cursors.get(BRAND)

test.each([
  ["messages", (change: Change) => change.entries.length === 0],
  ["the cursor", (change: Change) => change.records.every(({ kind }) => kind !== "cursor")],
])("no room for %s: the account says so, the cursor stays, and with room everything is read", async (_, takes) => {
  stage.x.writes(101)
  stage.x.writes(102)
  const before = await cursor()
  expect(await readOnce(onDisk(takes), BRAND)).toBe(false)
  expect(await standing()).toMatchObject({ trouble: "storage-full" })
  expect((await standing())?.retryAt).toBeGreaterThan(0)
  expect(await cursor()).toEqual(before)
  await readOnce(stage.world, BRAND)
  expect(await standing()).toMatchObject({ trouble: null, troubleSince: null })
  expect(await cursor()).toMatchObject({ until: "102" })
  const texts = (await stage.db.entries.toArray()).flatMap((entry) => ("text" in entry ? [entry.text] : []))
  expect(texts.sort()).toEqual(["message 101", "message 102"])
})

test("no room for anything at all: nothing is written, nothing is lost, and nothing throws", async () => {
  stage.x.writes(101)
  const before = [await cursor(), await standing()]
  expect(
    await readOnce(
      onDisk(() => false),
      BRAND,
    ),
  ).toBe(false)
  expect([await cursor(), await standing()]).toEqual(before)
  await readOnce(stage.world, BRAND)
  expect(await stage.db.entries.count()).toBeGreaterThan(0)
  expect(await cursor()).toMatchObject({ until: "101" })
})
