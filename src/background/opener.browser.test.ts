import Dexie from "dexie"
import { expect, test } from "vitest"
import { opener } from "./opener"

function desk() {
  const db = new Dexie(`aside-opener-${crypto.randomUUID()}`)
  db.version(1).stores({ things: "id" })
  const done: string[] = []
  const steps = {
    each: async () => {
      done.push("each")
    },
    first: () => {
      done.push("first")
    },
  }
  return { db, done, steps }
}

test("everybody who asks waits for one opening", async () => {
  const { db, done, steps } = desk()
  const ready = opener(db, steps)
  await Promise.all([ready(), ready(), ready()])
  await ready()
  expect(done).toEqual(["each", "first"])
  db.close()
})

test("a desk that could not be opened is tried again by the next who asks", async () => {
  const { db, done, steps } = desk()
  const newer = new Dexie(db.name)
  newer.version(7).stores({ things: "id" })
  await newer.open()
  newer.close()
  db.on("ready", () => {
    if (db.backendDB().version > 10) throw new Dexie.VersionError("newer")
  })
  const ready = opener(db, steps)
  await expect(ready()).rejects.toMatchObject({ name: "VersionError" })
  await expect(ready()).rejects.toMatchObject({ name: "VersionError" })
  expect(done).toEqual([])
  await Dexie.delete(db.name)
  await ready()
  expect(done).toEqual(["each", "first"])
  db.close()
})

test("a desk that the browser closed is opened again, and made whole", async () => {
  const { db, done, steps } = desk()
  const ready = opener(db, steps)
  await ready()
  db.close({ disableAutoOpen: false })
  await ready()
  expect(done).toEqual(["each", "first", "each"])
  db.close()
})
