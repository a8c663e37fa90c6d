import Dexie from "dexie"
import { describe, expect, test } from "vitest"
import { openShelf } from "./token-shelf"

const fresh = () => `aside-tokens-${crypto.randomUUID()}`
const tokens = { access: "access-in-the-clear", refresh: "refresh-in-the-clear", expiresAt: 7, clientId: "client" }

/** Every row of the shelf as it lies on the disk, and one text of all bytes in it. */
async function onDisk(name: string) {
  const db = await new Dexie(name).open()
  const rows = await Promise.all(db.tables.map((table) => table.toArray()))
  db.close()
  const bytes = rows.flat().flatMap((row) => Object.values(row))
  const text = bytes.map((part) =>
    part instanceof ArrayBuffer || part instanceof Uint8Array ? new TextDecoder().decode(part) : JSON.stringify(part),
  )
  return { rows: rows.flat(), text: text.join("\n") }
}

describe("the shelf for X's tokens", () => {
  test("gives back what was kept, after a restart too, and forgets what it should", async () => {
    const name = fresh()
    await openShelf(name).keep("1", tokens)
    expect(await openShelf(name).read("1")).toEqual({ account: "1", ...tokens })
    expect(await openShelf(name).read("2")).toBeUndefined()
    await openShelf(name).forget("1")
    expect(await openShelf(name).read("1")).toBeUndefined()
  })

  test("hands everything over once, to be revoked", async () => {
    const shelf = openShelf(fresh())
    await shelf.keep("1", tokens)
    await shelf.keep("2", { ...tokens, access: "another" })
    expect((await shelf.clear()).map(({ account, access }) => [account, access])).toEqual([
      ["1", tokens.access],
      ["2", "another"],
    ])
    expect(await shelf.clear()).toEqual([])
    await shelf.keep("1", tokens)
    expect(await shelf.read("1")).toMatchObject(tokens)
  })

  test("on the disk no token can be read, and the key can't be taken out", async () => {
    const name = fresh()
    await openShelf(name).keep("1", tokens)
    const { rows, text } = await onDisk(name)
    expect(rows.length).toBe(2)
    expect(text).not.toContain("in-the-clear")
    const { key } = rows.find((row) => "key" in row) as { key: CryptoKey }
    expect(key.extractable).toBe(false)
    await expect(crypto.subtle.exportKey("raw", key).then(() => "taken out")).rejects.toThrow()
  })

  test("two first uses at once agree on one key", async () => {
    const name = fresh()
    const [one, two] = [openShelf(name), openShelf(name)]
    await Promise.all([one.keep("1", tokens), two.keep("2", tokens)])
    expect(await openShelf(name).read("1")).toMatchObject(tokens)
    expect(await openShelf(name).read("2")).toMatchObject(tokens)
  })

  test("what version 1 kept in the clear is sealed, and goes on working", async () => {
    const name = fresh()
    const first = new Dexie(name)
    first.version(1).stores({ tokens: "account" })
    await first.table("tokens").bulkPut([
      { account: "1", ...tokens },
      { account: "2", ...tokens, access: "another-in-the-clear" },
    ])
    first.close()
    const shelf = openShelf(name)
    expect(await shelf.read("1")).toEqual({ account: "1", ...tokens })
    expect(await shelf.read("2")).toMatchObject({ access: "another-in-the-clear" })
    expect((await onDisk(name)).text).not.toContain("in-the-clear")
  })

  test.each([
    ["cut", { bytes: new ArrayBuffer(3) }],
    ["in another's place", { account: "2" }],
    ["in the clear", { iv: undefined, bytes: undefined, ...tokens }],
  ])("a row that is %s counts as none", async (_, wrong) => {
    const name = fresh()
    await openShelf(name).keep("1", tokens)
    const db = await new Dexie(name).open()
    const row = await db.table("tokens").get("1")
    await db.table("tokens").put({ ...row, ...wrong })
    db.close()
    expect(await openShelf(name).read(wrong && "account" in wrong ? "2" : "1")).toBeUndefined()
  })
})
