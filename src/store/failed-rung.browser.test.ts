import Dexie from "dexie"
import { describe, expect, test } from "vitest"
import { DeskDb } from "./desk-db"
import { exportAsItLies } from "./reads/export"
import { LADDER } from "./rungs/ladder"
import type { Rung } from "./rungs/rung"

const NEWEST = Math.max(...LADDER.map(({ version }) => version))

/** A rung that stumbles over a row after it has changed others. */
const stumbles: Rung = {
  version: NEWEST + 1,
  stores: { marvels: "id" },
  climb: async (transaction) => {
    await transaction
      .table("customers")
      .toCollection()
      .modify((row: { name: string; loud?: string }) => {
        row.loud = row.name.toUpperCase()
      })
  },
}

/** A desk of this version with a row that has lost its name. */
async function deskWithAnOddRow(): Promise<string> {
  const name = `aside-failed-rung-${crypto.randomUUID()}`
  const db = new Dexie(name)
  for (const rung of LADDER) db.version(rung.version).stores(rung.stores)
  await db.table("customers").bulkPut([
    { id: "1", name: "Ann" },
    { id: "2", name: null },
  ])
  await db.table("drafts").put({ conversation: "c1", text: "half a thought" })
  await db.table("files").put({ id: "f", bytes: new Blob(["abc"], { type: "text/plain" }) })
  db.close()
  return name
}

async function asItLies(name: string) {
  const db = await new Dexie(name).open()
  const rows = { customers: await db.table("customers").toArray(), drafts: await db.table("drafts").toArray() }
  const found = { version: db.backendDB().version / 10, tables: db.tables.map((table) => table.name), rows }
  db.close()
  return found
}

describe("a rung that fails", () => {
  test("stops the desk as it stood: no row, no table and no version of it is changed, and nothing is written", async () => {
    const name = await deskWithAnOddRow()
    const before = await asItLies(name)
    const db = new DeskDb(name, [...LADDER, stumbles])
    await expect(db.open().then(() => "opened")).rejects.toThrow()
    await expect(db.drafts.put({ conversation: "c1", text: "over it" }).then(() => "written")).rejects.toThrow()
    await expect(db.drafts.toArray().then(() => "read")).rejects.toThrow()
    db.close()
    expect(await asItLies(name)).toEqual(before)
  })

  test("leaves everything to be taken along, of the version it is", async () => {
    const name = await deskWithAnOddRow()
    const db = new DeskDb(name, [...LADDER, stumbles])
    await expect(db.open().then(() => "opened")).rejects.toThrow()
    const file = await exportAsItLies(7, name)
    const lines = (await file?.text())?.trim().split("\n") ?? []
    expect(lines[0]).toBe(`{"aside":{"format":1,"version":${NEWEST},"at":7},"parts":[`)
    const parts = lines.slice(1, -1).map((line) => JSON.parse(line.slice(0, -1)))
    expect(parts.map(({ table, rows }) => [table, rows])).toEqual([
      [
        "customers",
        [
          { id: "1", name: "Ann" },
          { id: "2", name: null },
        ],
      ],
      ["drafts", [{ conversation: "c1", text: "half a thought" }]],
      ["files", [{ id: "f", bytes: { base64: "YWJj", type: "text/plain" } }]],
    ])
    db.close()
  })

  test("can be climbed once what it stumbled over is mended", async () => {
    const name = await deskWithAnOddRow()
    const db = new DeskDb(name, [...LADDER, stumbles])
    await expect(db.open().then(() => "opened")).rejects.toThrow()
    const hand = await new Dexie(name).open()
    await hand.table("customers").update("2", { name: "Bo" })
    hand.close()
    await db.open()
    expect(db.tables.some((table) => table.name === "marvels")).toBe(true)
    expect((await asItLies(name)).rows.customers).toMatchObject([{ loud: "ANN" }, { loud: "BO" }])
    db.close()
  })
})

test("where there is no desk there is nothing to take along, and looking makes none", async () => {
  expect(await exportAsItLies(7, "aside-never-was")).toBeNull()
  expect(await Dexie.exists("aside-never-was")).toBe(false)
})
