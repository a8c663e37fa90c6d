import "fake-indexeddb/auto"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { customerId } from "~core/ids"
import { aCustomer, NOW } from "~core/test-desk"
import { exportDesk } from "~store/reads/export"
import { restore } from "./restore"
import { aStage, type Stage } from "./test-world"
import { HANDED_IN, mendWorks, stopWork } from "./works"

let stage: Stage
beforeEach(async () => {
  stage = await aStage()
})
afterEach(() => stage.db.close())

/** Lays a file where a page would. */
async function handIn(file: Blob): Promise<string> {
  const id = `${HANDED_IN}1`
  const row = { id, direction: "out", name: "aside.json", type: "application/json", bytes: file, at: NOW } as const
  await stage.db.files.put(row)
  return id
}
const anExport = () => exportDesk(NOW, () => undefined, new AbortController().signal, stage.db)
const names = async () => (await stage.db.customers.toArray()).map(({ name }) => name)

describe("a restore", () => {
  test("takes the place of what came after the export, and forgets the file", async () => {
    const file = await handIn(await anExport())
    await stage.db.customers.put(aCustomer({ id: customerId("9"), name: "Came later" }))
    expect(await restore(stage.world, file)).toMatchObject({ ok: true })
    expect(await names()).toEqual([])
    expect(await stage.db.files.count()).toBe(0)
    expect(await stage.db.works.get("restore")).toMatchObject({ state: "done" })
  })

  test("that is no export is refused by name, and nothing changes", async () => {
    await stage.db.customers.put(aCustomer({ name: "Still here" }))
    expect(await restore(stage.world, await handIn(new Blob(["{}"])))).toEqual({ ok: false, refusal: "not-an-export" })
    expect(await names()).toEqual(["Still here"])
    expect(await stage.db.works.get("restore")).toMatchObject({ state: "failed", detail: "not-an-export" })
  })

  test("of a file that nobody handed in is refused", async () => {
    expect(await restore(stage.world, "restore.none")).toEqual({ ok: false, refusal: "not-found" })
  })

  test("that a dying worker left half-way changed nothing, and says so", async () => {
    const { db } = stage
    await handIn(new Blob(["{}"]))
    await db.staged.add({ table: "customers", rows: [{}] })
    await db.works.put({ id: "restore", state: "running", done: 5, total: null, detail: null, at: NOW })
    await mendWorks(db)
    expect(await db.works.get("restore")).toMatchObject({ state: "failed", detail: "interrupted" })
    expect([await db.staged.count(), await db.files.count()]).toEqual([0, 0])
  })
})

test("long work that is stopped stays stopped; what is done stays done", async () => {
  const { db } = stage
  await db.works.put({ id: "retention", state: "running", done: 5, total: 9, detail: null, at: NOW })
  await db.works.put({ id: "removals", state: "done", done: 5, total: 9, detail: null, at: NOW })
  await stopWork(stage.world, "retention")
  await stopWork(stage.world, "removals")
  expect((await db.works.toArray()).map(({ state }) => state)).toEqual(["done", "stopped"])
})
