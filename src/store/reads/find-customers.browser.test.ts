import { afterEach, describe, expect, test } from "vitest"
import { newCustomer } from "~core/blank"
import type { Customer } from "~core/customer"
import { customerId } from "~core/ids"
import { commitTo } from "../commit"
import { DeskDb } from "../desk-db"
import { indexSome } from "../index-words"
import { REBUILD } from "../indexing"
import { findCustomers } from "./find-customers"

const open: DeskDb[] = []
afterEach(() => Promise.all(open.splice(0).map((db) => db.delete())))

const someone = (id: string, name: string, parts: Partial<Customer> = {}): Customer => ({
  ...newCustomer(customerId(id), name),
  ...parts,
})
const ana = someone("1", "Ana Ruíz", { handle: "ana_r", xId: "77" })
const phone = someone("2", "Bo", { details: [{ type: "phone", value: "+49 (170) 123-45" }] })
const merged = someone("3", "Anabel", { mergedInto: customerId("1") })

async function deskOf(...customers: Customer[]) {
  const db = new DeskDb(`aside-find-${crypto.randomUUID()}`)
  open.push(db)
  const written = await commitTo(db)({ entries: [], records: customers, guards: [], gone: [], emptied: [] })
  expect(written).toBe("ok")
  return db
}
const names = async (db: DeskDb, words: string, except: string[] = []) =>
  (await findCustomers(words, except, db)).map(({ name }) => name)

describe.each([
  ["as soon as it is written", async () => undefined],
  ["once it is indexed", async (db: DeskDb) => void (await indexSome(db))],
  ["while the index is made anew", async (db: DeskDb) => void (await db.indexing.put(REBUILD))],
])("a profile to merge with is found %s", (_, reach) => {
  test.each([
    ["the beginning of any word of a name", "ruiz", ["Ana Ruíz"]],
    ["a part of a handle", "r", ["Ana Ruíz"]],
    ["an X user ID", "77", ["Ana Ruíz"]],
    ["a telephone number as it is written", "+49 (170)", ["Bo"]],
    ["a telephone number by its digits alone", "4917012", ["Bo"]],
    ["nobody's words", "carla", []],
    ["nothing", "  ", []],
  ])("by %s", async (_, words, expected) => {
    const db = await deskOf(ana, phone)
    await reach(db)
    expect(await names(db, words)).toEqual(expected)
  })
  test("not the one whose profile is open, and of merged ones only who stands for them", async () => {
    const db = await deskOf(ana, phone, merged)
    await reach(db)
    expect(await names(db, "ana")).toEqual(["Ana Ruíz"])
    expect(await names(db, "ana", ["1"])).toEqual([])
  })
})
