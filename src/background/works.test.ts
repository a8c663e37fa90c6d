import "fake-indexeddb/auto"
import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { DeskDb } from "~store/desk-db"
import { HANDED_IN, mendWorks, noteWork } from "./works"

describe("a restore that a worker left half-way", () => {
  let db: DeskDb
  beforeEach(() => {
    db = new DeskDb(`desk-${Math.random()}`)
  })
  afterEach(() => db.delete())

  const RUNNING = { id: "restore", state: "running", done: 3, total: 9, detail: null, at: 1 } as const
  const file = (id: string) =>
    ({ id, direction: "out", name: "desk.json", type: "application/json", bytes: new Blob(["{}"]), at: 1 }) as const

  test("says so, and what lay beside the desk goes", async () => {
    await noteWork(db, RUNNING)
    await db.staged.add({ table: "customers", rows: [{ id: "1" }] })
    await db.files.bulkAdd([file(`${HANDED_IN}1`), file("a-message's")])
    await mendWorks(db)
    expect(await db.works.get("restore")).toMatchObject({ state: "failed", detail: "interrupted" })
    expect(await db.staged.count()).toBe(0)
    expect(await db.files.toCollection().primaryKeys()).toEqual(["a-message's"])
  })

  test.each([
    ["a part laid beside the desk", () => db.staged.add({ table: "customers", rows: [] }), "staged"],
    ["a file handed in", () => db.files.add(file(`${HANDED_IN}2`)), "files"],
  ] as const)("%s goes also when nothing says that it ran", async (_, lay, table) => {
    await lay()
    await mendWorks(db)
    expect(await db[table].count()).toBe(0)
  })

  test("nothing is written where there is nothing to mend", async () => {
    await noteWork(db, { ...RUNNING, state: "done" })
    const modes: string[] = []
    db.use({
      stack: "dbcore",
      name: "modes",
      create: (down) => ({
        ...down,
        transaction: (tables, mode, options) => {
          modes.push(mode)
          return down.transaction(tables, mode, options)
        },
      }),
    })
    db.close()
    await db.open()
    await mendWorks(db)
    expect(modes).toEqual(["readonly"])
  })
})
