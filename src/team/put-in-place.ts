import type { DeskDb } from "~store/desk-db"
import { INDEX_TABLES } from "~store/indexing"
import { rebuildIndex } from "~store/rebuild-index"
import { readArrived } from "./arrived"
import type { Behind } from "./behind"
import { messagesOf } from "./laid-row"
import { EMPTIED_PLACES, tablesOf, writeIn } from "./take-in"

/** Puts in place what lies by once it is told to, whether the line stands or not. */
export function puttingInPlace({ db, signal, report }: Putting, behind: Behind) {
  let going: Promise<void> | null = null
  return {
    begin: (): void => {
      going ??= putInPlace(db, signal, (rows) => behind.lie(rows))
        .catch(report)
        .finally(() => {
          going = null
        })
    },
    ended: (): Promise<void> => going ?? Promise.resolve(),
  }
}

interface Putting {
  db: DeskDb
  signal: AbortSignal
  report: (error: unknown) => void
}

/**
 * Puts what was laid by into its tables, newest first: what is looked for is rather of today than of years ago. A row at a time and then
 * whoever waits, since a commit must not. Ends when all of it is in its place, or with the signal.
 */
async function putInPlace(db: DeskDb, signal: AbortSignal, put: (left: number) => void): Promise<void> {
  let left = await db.laidBy.count()
  // Downwards, and none twice: one that can't be read is set aside, or stays where it is.
  for (let below = Number.POSITIVE_INFINITY; !signal.aborted; left--) {
    const [from] = await db.laidBy.where("from").below(below).reverse().limit(1).primaryKeys()
    if (from === undefined) {
      await end(db)
      return put(0)
    }
    await putRow(db, from)
    put(Math.max(0, left - 1))
    below = from
    await new Promise((go) => setTimeout(go))
  }
}

/** Puts what was laid by with this sequence into its tables at once: something that is decided now stumbled over it. */
export async function putNow(db: DeskDb, seq: number): Promise<void> {
  const { layBy = 0 } = (await db.replica.get("team")) ?? {}
  if (seq > layBy) return
  const [from] = await db.laidBy.where("from").belowOrEqual(seq).reverse().limit(1).primaryKeys()
  if (from !== undefined) await putRow(db, from)
}

/** One transaction: a browser that dies has the row laid by or in its tables. Words wait for the index that is made at the end. */
async function putRow(db: DeskDb, from: number): Promise<void> {
  const row = await db.laidBy.get(from)
  // Another has put it there meanwhile.
  if (!row) return
  const arrived = messagesOf(row).flatMap((message) => readArrived(message) ?? [])
  await db.transaction("rw", [...tablesOf(arrived), "laidBy"], async () => {
    if ((await db.laidBy.where("from").equals(from).count()) === 0) return
    const emptied = new Set<string>(await db.placed.where("key").startsWith(EMPTIED_PLACES).primaryKeys())
    await writeIn(
      db,
      arrived.filter(({ of, id }) => of !== "entry" || !emptied.has(EMPTIED_PLACES + id)),
    )
    await db.laidBy.delete(from)
  })
}

/** All is in its place: from now on the copy is like any other, and its index is made. */
async function end(db: DeskDb): Promise<void> {
  await db.transaction("rw", ["laidBy", "replica", "placed", ...INDEX_TABLES], async () => {
    if ((await db.laidBy.count()) > 0) return
    const replica = await db.replica.get("team")
    if (replica?.layBy === undefined) return
    const { layBy: _, ...rest } = replica
    await Promise.all([
      db.replica.put(rest),
      db.placed.where("key").startsWith(EMPTIED_PLACES).delete(),
      rebuildIndex(db),
    ])
  })
}
