import type { JsMsg } from "@nats-io/jetstream"
import type { DeskDb } from "~store/desk-db"
import { IN_A_ROW, type LaidBy } from "~store/placed"
import { LaidRow } from "./laid-row"

/** Rows written together: the disk is asked seldom, and little is held in memory. */
const ROWS_TOGETHER = 8

/** Gathers messages as they come and lays them by, many to a row, with how far the copy is then: one transaction for both. */
export function layingBy(db: DeskDb, laid: (position: number, pending: number, rows: number) => void) {
  let rows: LaidBy[] = []
  let open = new LaidRow()
  let last = { position: 0, pending: 0 }
  let writing = Promise.resolve()

  const flush = (): Promise<void> => {
    const [some, { position, pending }, before] = [rows, last, writing]
    rows = []
    if (some.length === 0) return before
    // One is written while the next is read; not more, or memory would fill with what the disk is too slow for.
    writing = before.then(() => write(db, some, position)).then(() => laid(position, pending, some.length))
    writing.catch(() => undefined)
    return before
  }
  const close = () => {
    if (open.many > 0) rows.push(open.row())
    open = new LaidRow()
  }
  return {
    /** Says what has to be waited for before the next one is added; undefined: nothing. */
    add: (message: JsMsg): Promise<void> | undefined => {
      const { streamSequence: position, pending } = message.info
      open.add(message)
      last = { position, pending }
      if (open.many < IN_A_ROW) return undefined
      close()
      return rows.length < ROWS_TOGETHER ? undefined : flush()
    },
    /** Until all that came is laid by. */
    end: async (): Promise<void> => {
      close()
      await flush()
      await writing
    },
  }
}

async function write(db: DeskDb, rows: readonly LaidBy[], position: number): Promise<void> {
  await db.transaction("rw", db.laidBy, db.replica, async () => {
    await Promise.all([db.laidBy.bulkPut(rows), db.replica.update("team", { position })])
  })
}
