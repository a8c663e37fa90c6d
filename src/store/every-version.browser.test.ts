/// <reference types="vite/client" />
import Dexie from "dexie"
import { describe, expect, test } from "vitest"
import { asText } from "../../test/migrate/as-text"
import type { StoredDesk } from "../../test/migrate/whole-desk"
import { carry, unpack } from "./archive/bytes"
import { DeskDb } from "./desk-db"
import { LADDER } from "./rungs/ladder"

/** A whole desk of each version, as that version's own code stored it. */
const STORED = import.meta.glob<string>("../../test/migrate/desk-*.json", {
  query: "?raw",
  import: "default",
  eager: true,
})
const storedAt = (version: number) => STORED[`../../test/migrate/desk-${version}.json`]
const versions = LADDER.map(({ version }) => version)

/** Fills a database as that version left it, with the indexes it had. */
async function storeAs(version: number, rows: StoredDesk): Promise<string> {
  const name = `aside-version-${version}-${crypto.randomUUID()}`
  const db = new Dexie(name)
  for (const rung of LADDER) if (rung.version <= version) db.version(rung.version).stores(rung.stores)
  await db.open()
  for (const [table, all] of Object.entries(rows)) await db.table(table).bulkAdd(all.map(withBytes))
  db.close()
  return name
}

// JSON carries no bytes: a file's stand there as base64.
const withBytes = (row: StoredDesk[string][number]) =>
  row.bytes ? { ...row, bytes: unpack(row.bytes as Parameters<typeof unpack>[0]) } : row
const carried = async (row: StoredDesk[string][number]) =>
  row.bytes instanceof Blob ? { ...row, bytes: await carry(row.bytes) } : row

async function wholeOf(db: Dexie): Promise<StoredDesk> {
  const desk: StoredDesk = {}
  for (const table of db.tables) desk[table.name] = await Promise.all((await table.toArray()).map(carried))
  return desk
}

describe.each(versions)("a whole desk of version %i, opened by the newest", (version) => {
  const stored = storedAt(version)

  test("was kept as that version stored it", () => {
    expect(
      stored,
      `npx tsx test/migrate/make-desk.ts writes desk-${version}.json, before the next rung is added`,
    ).toBeDefined()
  })

  test("comes out whole: every row of every table, as it was or as the rungs above say", async () => {
    const db = new DeskDb(await storeAs(version, JSON.parse(stored ?? "{}")))
    const text = asText(await wholeOf(db))
    db.close()
    if (version === versions.at(-1)) expect(text).toBe(stored)
    else await expect(text).toMatchFileSnapshot(`../../test/migrate/climbed-from-${version}.json`)
  })
})
