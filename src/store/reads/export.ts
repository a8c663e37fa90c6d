import Dexie from "dexie"
import { carry } from "../archive/bytes"
import {
  type ExportedTable,
  endOf,
  FORMAT,
  type Head,
  type Part,
  sha256,
  TABLES,
  type TableRows,
  VERSION,
} from "../archive/format"
import { type DeskDb, desk, type KeptFile } from "../desk-db"

/** Rows of one part; files go one by one, as they are large. */
const ROWS = 500

/** How far a long work is. */
export interface Progress {
  done: number
  total: number
}

/**
 * Everything on this desk as one JSON file; tokens are not in it. `as`: what the rows are written as. Stops with the signal (`AbortError`), having
 * changed nothing.
 */
export async function exportDesk(
  at: number,
  tell: (progress: Progress) => void,
  signal: AbortSignal,
  db: DeskDb = desk,
  as = (parts: readonly TableRows[]): readonly TableRows[] => parts,
): Promise<Blob> {
  const parts = as(await readAll(db, TABLES, signal))
  return written({ format: FORMAT, version: VERSION, at }, parts, tell, signal)
}

/**
 * What lies in a desk that can't be opened, of whatever version, as it lies there; a later Aside restores it like any export. Null when there
 * is none. Nothing is made or changed by looking.
 */
export async function exportAsItLies(at: number, name: string = desk.name): Promise<Blob | null> {
  if (!(await Dexie.exists(name))) return null
  const db = await new Dexie(name).open()
  const never = new AbortController().signal
  try {
    const tables = TABLES.filter((table) => db.tables.some((there) => there.name === table))
    const version = Math.floor(db.backendDB().version / 10)
    return await written({ format: FORMAT, version, at }, await readAll(db, tables, never), () => {}, never)
  } finally {
    db.close()
  }
}

async function written(
  head: Head,
  parts: readonly TableRows[],
  tell: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Blob> {
  const total = parts.reduce((sum, { rows }) => sum + rows.length, 0)
  // Each line becomes a blob of its own: the browser may keep those on the disk.
  const lines = [line(`{"aside":${JSON.stringify(head)},"parts":[`)]
  const hashes: string[] = []
  let done = 0
  for (const { table, rows } of parts) {
    signal.throwIfAborted()
    const part = await partFrom(table, rows)
    hashes.push(part.sha256)
    lines.push(line(`${JSON.stringify(part)},`))
    done += rows.length
    tell({ done, total })
  }
  const end = await endOf(head, hashes)
  return new Blob([...lines, line(`{"end":${JSON.stringify(end)}}]}`)], { type: "application/json" })
}

const line = (text: string) => new Blob([text, "\n"])

/** Everything as it stood at one moment: a message that comes meanwhile is in it with its conversation, or not at all. Bytes stay on the disk. */
const readAll = (db: Dexie, tables: readonly ExportedTable[], signal: AbortSignal) =>
  db.transaction("r", [...tables], async () => {
    const parts: TableRows[] = []
    for (const table of tables)
      for await (const rows of partsOf(db, table)) {
        signal.throwIfAborted()
        parts.push({ table, rows })
      }
    return parts
  })

async function* partsOf(db: Dexie, table: ExportedTable): AsyncGenerator<unknown[]> {
  const size = table === "files" ? 1 : ROWS
  let last: unknown = Dexie.minKey
  for (;;) {
    const page = db.table(table).where(":id").above(last).limit(size)
    const [rows, keys] = await Promise.all([page.toArray(), page.primaryKeys()])
    if (rows.length === 0) return
    yield rows
    last = keys.at(-1)
  }
}

async function partFrom(table: ExportedTable, rows: unknown[]): Promise<Part> {
  const carried = table === "files" ? await Promise.all((rows as KeptFile[]).map(asCarried)) : rows
  return { table, rows: carried, sha256: await sha256(JSON.stringify(carried)) }
}

// A row that isn't what it should be goes along as it is.
const asCarried = async (file: KeptFile) =>
  file.bytes instanceof Blob ? { ...file, bytes: await carry(file.bytes) } : file
