import Dexie from "dexie"
import { describe, expect, test } from "vitest"
import { DeskDb } from "../desk-db"
import { LADDER } from "../rungs/ladder"
import { type Opening, openDesk } from "./opening"

const NEWEST = Math.max(...LADDER.map(({ version }) => version))
const newer = [...LADDER, { version: NEWEST + 1, stores: { marvels: "id" } }]
const older = LADDER.slice(0, -1)

/** A page of Aside over this desk, and what it was told so far. */
function page(name: string, ladder = LADDER) {
  const db = new DeskDb(name, ladder)
  const told: Opening["is"][] = []
  const stop = openDesk(({ is }) => told.push(is), db)
  return { db, told, stop }
}

describe("two versions of Aside over one desk", () => {
  test("a page of the older one is told at once, lets go, and what it was writing stands", async () => {
    const name = `aside-${crypto.randomUUID()}`
    const old = page(name)
    await expect.poll(() => old.told).toEqual(["open"])
    const writing = old.db.drafts.put({ conversation: "c1", text: "half a thought" })
    const fresh = page(name, newer)
    await writing
    await expect.poll(() => fresh.told.at(-1)).toBe("open")
    expect(old.told.at(-1)).toBe("updated")
    expect(await fresh.db.drafts.toArray()).toEqual([{ conversation: "c1", text: "half a thought" }])
    fresh.db.close()
  })

  test("and from then on it writes nothing, and reads nothing, of shapes it doesn't know", async () => {
    const name = `aside-${crypto.randomUUID()}`
    const old = page(name)
    await expect.poll(() => old.told).toEqual(["open"])
    const fresh = page(name, newer)
    await expect.poll(() => fresh.told.at(-1)).toBe("open")
    await expect(old.db.drafts.put({ conversation: "c1", text: "late" }).then(() => "written")).rejects.toThrow()
    await expect(old.db.drafts.toArray().then(() => "read")).rejects.toThrow()
    expect(await fresh.db.drafts.toArray()).toEqual([])
    expect(old.told.at(-1)).toBe("updated")
    fresh.db.close()
  })

  test("a page of the newer one says that somebody holds the desk, and goes on when they let go", async () => {
    const name = `aside-${crypto.randomUUID()}`
    const old = new DeskDb(name, older)
    await old.drafts.put({ conversation: "c1", text: "kept" })
    old.close()
    // Hears that it should let go, and doesn't, as a context that hangs.
    const holds = await new Promise<IDBDatabase>((resolve, reject) => {
      const request = indexedDB.open(name)
      request.onsuccess = () => resolve(request.result)
      request.onerror = () => reject(request.error)
    })
    const fresh = page(name)
    await expect.poll(() => fresh.told).toEqual(["blocked"])
    holds.close()
    await expect.poll(() => fresh.told).toEqual(["blocked", "open"])
    expect(await fresh.db.drafts.toArray()).toEqual([{ conversation: "c1", text: "kept" }])
    fresh.db.close()
  })
})

test("a desk that the browser deletes under an open page is told as closed", async () => {
  const name = `aside-${crypto.randomUUID()}`
  const open = page(name)
  await expect.poll(() => open.told).toEqual(["open"])
  await Dexie.delete(name)
  await expect.poll(() => open.told.at(-1)).toBe("closed")
  open.stop()
})

test("an older Aside doesn't open a newer desk", async () => {
  const name = `aside-${crypto.randomUUID()}`
  const fresh = page(name, newer)
  await expect.poll(() => fresh.told).toEqual(["open"])
  fresh.db.close()
  const old = page(name)
  await expect.poll(() => old.told).toEqual(["failed"])
})
