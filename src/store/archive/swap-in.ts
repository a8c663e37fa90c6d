import type { Transaction } from "dexie"
import type { Account } from "~core/account"
import type { Send } from "~core/send"
import type { DeskDb, Staged } from "../desk-db"
import { seeAll } from "../guard-rows"
import { INDEX_TABLES, REBUILD } from "../indexing"
import { LADDER } from "../rungs/ladder"
import { type CarriedBytes, unpack } from "./bytes"
import { type Head, TABLES, VERSION } from "./format"
import { readHead, readParts, UnfitExport } from "./parts"
import { fits } from "./shape"

/** Reads an export whole and lays its parts beside the desk, which goes on unchanged. Throws `UnfitExport`; stops with the signal. */
export async function stage(
  db: DeskDb,
  file: Blob,
  tell: (done: number) => Promise<unknown>,
  signal: AbortSignal,
): Promise<Head> {
  const head = await readHead(file)
  await db.staged.clear()
  try {
    let done = 0
    for await (const { table, rows } of readParts(file, head)) {
      signal.throwIfAborted()
      if (!rows.every((row) => fits(table, row, head.version === VERSION))) throw new UnfitExport("damaged")
      await db.staged.add({ table, rows: table === "files" ? rows.map(withBytes) : rows } as Staged)
      done += rows.length
      await tell(done)
    }
    return head
  } catch (error) {
    await db.staged.clear()
    throw error
  }
}

/** Puts the staged desk in the place of the one that was: one transaction, all or nothing. Older exports climb the ladder on the way. */
export async function swapIn(db: DeskDb, { version }: Head): Promise<void> {
  await db.transaction("rw", [...TABLES, ...INDEX_TABLES, "staged"], async (transaction) => {
    // Rows of an older rung are not yet what their tables hold.
    seeAll(transaction)
    for (const table of [...TABLES, ...INDEX_TABLES]) await transaction.table(table).clear()
    for (const key of await db.staged.orderBy("id").primaryKeys()) {
      const part = await db.staged.get(key)
      if (part) await transaction.table(part.table).bulkAdd(part.rows)
    }
    for (const rung of LADDER) if (rung.version > version) await rung.climb?.(transaction)
    await settle(transaction)
    await transaction.table("indexing").put(REBUILD)
    await transaction.table("staged").clear()
  })
}

/** On another machine there are no tokens, and nothing is on its way to X. */
async function settle(transaction: Transaction): Promise<void> {
  await transaction
    .table<Account>("accounts")
    .filter(({ status }) => status === "connected")
    .modify({ status: "reconnect" })
  await transaction
    .table<Send>("sends")
    .filter(({ status }) => status === "sending")
    .modify((send) => {
      Object.assign(send, { status: "unsure", unsureAt: send.sendingAt, lookedFor: false })
    })
}

function withBytes(row: unknown): unknown {
  const file = row as { bytes: CarriedBytes }
  try {
    return { ...file, bytes: unpack(file.bytes) }
  } catch {
    throw new UnfitExport("damaged")
  }
}
