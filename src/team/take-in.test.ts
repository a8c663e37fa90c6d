import "fake-indexeddb/auto"
import { expect, test } from "vitest"
import { aSend } from "~core/test-desk"
import { DeskDb } from "~store/desk-db"
import { takeIn } from "./take-in"

const FILE = {
  id: "photo",
  direction: "out",
  name: "bag.png",
  type: "image/png",
  bytes: new Blob(["png"]),
  at: 1,
} as const
const attachment = {
  file: "photo",
  name: "bag.png",
  type: "image/png",
  size: 3,
  media: null,
  mediaUntil: null,
  uploaded: null,
  tries: 0,
}

/** A desk with one message that has a file. */
async function aDesk() {
  const db = new DeskDb(`aside-take-in-${crypto.randomUUID()}`)
  await db.files.put({ ...FILE })
  await db.sends.put({ ...aSend(), attachment })
  return db
}
const gone = (kind: "send" | "conversation", id: string, seq: number) =>
  ({ seq, of: "record", kind, id, row: null }) as const

test("a message that is taken back leaves its file, to be attached again", async () => {
  const db = await aDesk()
  await takeIn(db, [gone("send", aSend().id, 1)], null)
  expect([await db.sends.count(), await db.files.count()]).toEqual([0, 1])
})

test("a message that goes with its conversation takes its file with it", async () => {
  const db = await aDesk()
  await takeIn(db, [gone("send", aSend().id, 1), gone("conversation", aSend().conversation, 2)], null)
  expect([await db.sends.count(), await db.files.count()]).toEqual([0, 0])
})
