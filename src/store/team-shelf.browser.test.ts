import Dexie from "dexie"
import { describe, expect, test } from "vitest"
import { openTeamShelf } from "./team-shelf"

const fresh = () => `aside-team-${crypto.randomUUID()}`
const invitation = {
  aside: 1,
  member: "ann1",
  seed: "a-seed-in-the-clear",
  keyring: { operator: "another-in-the-clear" },
}

/** Everything the shelf holds as it lies on the disk, as one text. */
async function onDisk(name: string) {
  const db = await new Dexie(name).open()
  const rows = (await Promise.all(db.tables.map((table) => table.toArray()))).flat()
  db.close()
  const text = rows
    .flatMap((row) => Object.values(row))
    .map((part) =>
      part instanceof ArrayBuffer || part instanceof Uint8Array ? new TextDecoder().decode(part) : JSON.stringify(part),
    )
  return { rows, text: text.join("\n") }
}

describe("the invitation on the shelf", () => {
  test("is given back as it was, after a restart too, and forgotten", async () => {
    const name = fresh()
    expect(await openTeamShelf(Dexie, name).read()).toBeUndefined()
    await openTeamShelf(Dexie, name).keep(invitation)
    expect(await openTeamShelf(Dexie, name).read()).toEqual(invitation)
    await openTeamShelf(Dexie, name).keep({ ...invitation, member: "bo22" })
    expect(await openTeamShelf(Dexie, name).read()).toMatchObject({ member: "bo22" })
    await openTeamShelf(Dexie, name).forget()
    expect(await openTeamShelf(Dexie, name).read()).toBeUndefined()
    await openTeamShelf(Dexie, name).keep(invitation)
    expect(await openTeamShelf(Dexie, name).read()).toEqual(invitation)
  })

  test("can't be read on the disk, and its key can't be taken out", async () => {
    const name = fresh()
    await openTeamShelf(Dexie, name).keep(invitation)
    const { rows, text } = await onDisk(name)
    expect(text).not.toContain("in-the-clear")
    const { key } = rows.find((row) => "key" in row) as { key: CryptoKey }
    await expect(crypto.subtle.exportKey("raw", key).then(() => "taken out")).rejects.toThrow()
  })

  test.each([
    ["cut", { bytes: new ArrayBuffer(3) }],
    ["in the clear", { iv: undefined, bytes: undefined, ...invitation }],
  ])("that is %s counts as none", async (_, wrong) => {
    const name = fresh()
    await openTeamShelf(Dexie, name).keep(invitation)
    const db = await new Dexie(name).open()
    await db.table("invitations").put({ ...(await db.table("invitations").get("invitation")), ...wrong })
    db.close()
    expect(await openTeamShelf(Dexie, name).read()).toBeUndefined()
  })

  test("is kept under one key by two first uses at once", async () => {
    const name = fresh()
    await Promise.all([openTeamShelf(Dexie, name).keep(invitation), openTeamShelf(Dexie, name).keep(invitation)])
    expect(await openTeamShelf(Dexie, name).read()).toEqual(invitation)
  })
})

test("a browser has one name, whoever asks first", async () => {
  const name = fresh()
  const asked = await Promise.all([openTeamShelf(Dexie, name).browser(), openTeamShelf(Dexie, name).browser()])
  expect(new Set([...asked, await openTeamShelf(Dexie, name).browser()]).size).toBe(1)
  await openTeamShelf(Dexie, name).forget()
  expect(await openTeamShelf(Dexie, name).browser()).toBe(asked[0])
})

describe("a desk on the shelf", () => {
  test("is given back byte by byte, with what is known of it; a second doesn't take its place", async () => {
    const name = fresh()
    expect(await openTeamShelf(Dexie, name).readPutAway()).toBeUndefined()
    expect(await openTeamShelf(Dexie, name).putAway(new Blob(["first\n", "مُنى"]), 2, 42)).toBe(true)
    expect(await openTeamShelf(Dexie, name).putAway(new Blob(["second"]), 9, 43)).toBe(false)
    const stands = await openTeamShelf(Dexie, name).readPutAway()
    expect(stands).toMatchObject({ customers: 2, at: 42, published: false })
    expect(await stands?.blob.text()).toBe("first\nمُنى")
    await openTeamShelf(Dexie, name).notePublished()
    expect(await openTeamShelf(Dexie, name).readPutAway()).toMatchObject({ published: true })
    await openTeamShelf(Dexie, name).dropPutAway()
    expect(await openTeamShelf(Dexie, name).readPutAway()).toBeUndefined()
    expect(await openTeamShelf(Dexie, name).putAway(new Blob(["third"]), 1, 44)).toBe(true)
  })

  test("and what is under way go with everything else when all is deleted", async () => {
    const name = fresh()
    const shelf = openTeamShelf(Dexie, name)
    await shelf.keep(invitation)
    await shelf.putAway(new Blob(["x"]), 1, 1)
    await shelf.noteMove("leaving")
    expect(await openTeamShelf(Dexie, name).moving()).toBe("leaving")
    await shelf.clear()
    expect([await shelf.read(), await shelf.readPutAway(), await shelf.moving()]).toEqual([undefined, undefined, null])
  })
})
