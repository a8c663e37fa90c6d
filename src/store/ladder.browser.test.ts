import Dexie from "dexie"
import { describe, expect, test } from "vitest"
import { DeskDb } from "./desk-db"
import { firstDesk } from "./rungs/1-first-desk"

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
    expect(await db.drafts.toArray()).toEqual([{ conversation: "c1", text: "half a thought" }])
    expect(await db.table("entries").toArray()).toEqual([{ id: "e1", conversation: "c1", order: "1", text: "kept" }])
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
    expect(await db.conversations.toArray()).toMatchObject([{ ...talk, topics: [], dueAt: null, followUpAt: null }])
    expect(await db.sends.toArray()).toMatchObject([{ rev: 2, text: "Hello", status: "queued", attachment: null }])
    expect(await db.settings.toArray()).toMatchObject([{ standardCapacity: 2, keepDays: 0 }])
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
