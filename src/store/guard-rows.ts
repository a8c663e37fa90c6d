import type { DBCore, DBCoreCursor, DBCoreTable, Dexie, Transaction } from "dexie"
import type { Whole } from "./rows/is"
import { rowOf } from "./rows/of-tables"

/** What is told of a row that is not what its table holds: which table, and its key. */
export type TellAmiss = (table: string, key: unknown) => void

/** Transactions that see rows as they lie there. */
const unguarded = new WeakSet<object>()

/** Lets a transaction see and change rows that are not what they should be, to set them aside or bring them to a newer shape. */
export function seeAll(transaction: Transaction): void {
  unguarded.add(transaction.idbtrans)
}

/**
 * Checks every row as it is read, whoever asks: one that is not what its table holds (a hand in DevTools, a disk, a bug) is not there for
 * anybody, and `amiss` is told. So no screen and no loop ever holds such a row. The ladder sees all, since its rows are of older shapes.
 */
export function guardRows(db: Dexie, amiss: TellAmiss): void {
  db.use({
    stack: "dbcore",
    name: "rows",
    create: (down): DBCore => ({
      ...down,
      table: (name) => {
        const row = rowOf(name)
        return row ? guarded(down.table(name), row, (key) => amiss(name, key)) : down.table(name)
      },
    }),
  })
}

function guarded(table: DBCoreTable, row: Whole<object>, amiss: (key: unknown) => void): DBCoreTable {
  const { primaryKey } = table.schema
  const fits = (value: unknown): boolean => {
    if (row(value)) return true
    amiss(primaryKey.extractKey?.(value))
    return false
  }
  const seesAll = (trans: object) => unguarded.has(trans) || (trans as Partial<IDBTransaction>).mode === "versionchange"
  return {
    ...table,
    // `then`, not `await`: a live question that waits for another kind of promise than Dexie's is no longer listened for.
    get: (request) =>
      table
        .get(request)
        .then((value) => (value === undefined || seesAll(request.trans) || fits(value) ? value : undefined)),
    getMany: (request) =>
      table.getMany(request).then((values) => {
        // With `cache` it is Dexie that asks, to change rows where they lie.
        if (request.cache || seesAll(request.trans)) return values
        return values.every((value) => value === undefined || row(value))
          ? values
          : values.map((value) => (value === undefined || fits(value) ? value : undefined))
      }),
    query: (request) =>
      table.query(request).then((response) => {
        if (!request.values || seesAll(request.trans) || response.result.every(row)) return response
        return { ...response, result: response.result.filter(fits) }
      }),
    openCursor: (request) =>
      table
        .openCursor(request)
        .then((cursor) => (cursor && request.values && !seesAll(request.trans) ? passingOver(cursor, fits) : cursor)),
  }
}

/** A cursor that doesn't stop at what doesn't fit. */
function passingOver(cursor: DBCoreCursor, fits: (value: unknown) => boolean): DBCoreCursor {
  const start = cursor.start.bind(cursor)
  cursor.start = (onNext) => start(() => (fits(cursor.value) ? onNext() : cursor.continue()))
  return cursor
}
