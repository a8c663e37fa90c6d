import type { Customer } from "~core/customer"
import { REBUILD } from "../indexing"
import { isStranger, marked } from "../strangers"
import type { Rung } from "./rung"

/** Indexes that fit the questions a desk of a million rows is asked. */
export const aMillionRows: Rung = {
  version: 5,
  stores: {
    conversations:
      "id, customer, [owner+status+unread], [inbox+status+waitingSince], " +
      "[inbox+status+unasked+waitingSince], [status+round.lastEndedAt], " +
      "[inbox+status+unasked+round.lastEndedAt], " +
      "status, offer.until, banner, followUpAt, *topics, begunAt",
    entries: "id, [conversation+order], [customer+type+order]",
    customers: "id, xId, handle, mergedInto, stranger",
    sends: "id, status, [conversation+status], event, [customer+account]",
    segments: "++id",
    wordRuns: "[segment+last]",
    placeRuns: "[segment+from]",
    forgotten: "++seq",
    words: null,
    names: "id, ago, *words",
    placed: "key",
    replica: "id",
  },
  climb: async (transaction) => {
    await transaction
      .table("conversations")
      .toCollection()
      .modify((row: { unasked?: string | null; dueAt?: number | null }) => {
        // No index holds a null; and when a reply is due follows from its inbox alone.
        row.unasked ??= ""
        delete row.dueAt
      })
    await transaction
      .table("customers")
      .filter(isStranger)
      .modify((row: Customer) => {
        Object.assign(row, marked(row))
      })
    // The index of old has no way into the new one: it is made again.
    await transaction.table("names").clear()
    await transaction.table("indexing").put(REBUILD)
  },
}
