import Dexie from "dexie"
import { describe, expect, test } from "vitest"
import { DEFAULT_SETTINGS } from "~core/settings"
import { DeskDb } from "./desk-db"
import { seeAll } from "./guard-rows"
import { firstDesk } from "./rungs/1-first-desk"
import { wholeDesk } from "./rungs/2-whole-desk"

/** Rows as they lie there: these samples hold only what a rung is about. */
const lying = (db: DeskDb, table: string) =>
  db.transaction("r", table, (transaction) => {
    seeAll(transaction)
    return db.table(table).toArray()
  })

const fresh = () => `aside-ladder-${crypto.randomUUID()}`

describe("the ladder of a desk", () => {
  test("a desk written at version 1 opens, and its rows are as they were", async () => {
    const name = fresh()
    const first = new Dexie(name)
    first.version(1).stores(firstDesk.stores as Record<string, string>)
    await first.table("drafts").put({ conversation: "c1", text: "half a thought" })
    await first.table("entries").put({ id: "e1", conversation: "c1", order: "1", text: "kept" })
    first.close()

    const db = new DeskDb(name)
    expect(await lying(db, "drafts")).toEqual([{ conversation: "c1", text: "half a thought" }])
    expect(await lying(db, "entries")).toEqual([{ id: "e1", conversation: "c1", order: "1", text: "kept" }])
    db.close()
  })

  test("what a later version added stands blank on rows of version 1, and nothing they held is lost", async () => {
    const name = fresh()
    const first = new Dexie(name)
    first.version(1).stores(firstDesk.stores as Record<string, string>)
    const talk = { id: "c1", rev: 4, customer: "501", inbox: "main", status: "New", waitingSince: 5, owner: null }
    await first.table("conversations").put(talk)
    await first.table("sends").put({ id: "s1", rev: 2, status: "queued", conversation: "c1", text: "Hello" })
    await first.table("settings").put({ id: "desk", rev: 1, standardCapacity: 2 })
    first.close()

    const db = new DeskDb(name)
    expect(await lying(db, "conversations")).toMatchObject([{ ...talk, topics: [], unasked: "", followUpAt: null }])
    expect(await lying(db, "sends")).toMatchObject([{ rev: 2, text: "Hello", status: "queued", attachment: null }])
    expect(await lying(db, "settings")).toMatchObject([{ standardCapacity: 2, keepDays: 0 }])
    db.close()
  })

  test("the one wording of version 2 is the usual one of several, and links have had no reference", async () => {
    const name = fresh()
    const second = new Dexie(name)
    second.version(1).stores(firstDesk.stores as Record<string, string>)
    second.version(2).stores(wholeDesk.stores as Record<string, string>)
    await second.table("settings").put({ id: "desk", rev: 3, wording: "Write to us:", undoSeconds: 9 })
    await second.table("conversions").put({ id: "p1", rev: 2, post: "1234", wording: "Write to us:" })
    second.close()

    const db = new DeskDb(name)
    const { closingWording, ...rest } = DEFAULT_SETTINGS
    expect(await lying(db, "settings")).toEqual([
      {
        id: "desk",
        rev: 3,
        undoSeconds: 9,
        wordings: ["Write to us:"],
        closingWording,
        addReference: rest.addReference,
        guardPrivateData: rest.guardPrivateData,
      },
    ])
    expect(await lying(db, "conversions")).toEqual([
      { id: "p1", rev: 2, post: "1234", wording: "Write to us:", reference: null },
    ])
    db.close()
  })

  test("a desk of a newer version of Aside is not opened, and says so by name", async () => {
    const name = fresh()
    const newer = new Dexie(name)
    newer.version(7).stores({ ...firstDesk.stores, marvels: "id" } as Record<string, string>)
    await newer.table("drafts").put({ conversation: "c1", text: "from the future" })
    newer.close()

    const db = new DeskDb(name)
    await expect(db.open().then(() => "opened")).rejects.toMatchObject({ name: "VersionError" })
    await expect(db.drafts.toArray()).rejects.toMatchObject({
      name: expect.stringMatching(/VersionError|DatabaseClosed/),
    })
    db.close()
  })
})
