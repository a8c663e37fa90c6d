import { REBUILD } from "../indexing"
import type { Rung } from "./rung"

/** Answers, groups, files, topics and follow-ups come; what stood before them gets their blank values. */
export const wholeDesk: Rung = {
  version: 2,
  stores: {
    conversations:
      "id, customer, owner, [inbox+status+waitingSince], status, offer.until, banner, followUpAt, *topics, begunAt",
    conversions: "id, post, [author+account], status, conversation, draftedAt",
    customers: "id, xId, handle, mergedInto",
    answers: "id, name",
    groups: "id, account, newestAt",
    files: "id, at",
    unindexed: "++seq",
    words: "place, &entry, *words",
    names: "id, *words",
    indexing: "id",
    spend: "[account+day]",
    billed: "[day+account+event]",
    staged: "++id",
    works: "id",
  },
  climb: async (transaction) => {
    const blanks: Record<string, Record<string, unknown>> = {
      conversations: {
        xId: null,
        dueAt: null,
        topics: [],
        followUpAt: null,
        inXChatSince: null,
        handledMs: 0,
        emptiedAt: null,
      },
      customers: { mergedInto: null, blockedBy: [] },
      standings: { chatsAskedAt: null },
      sends: { attachment: null },
      settings: { keepDays: 0, checkRemovals: false },
    }
    for (const [table, blank] of Object.entries(blanks)) {
      await transaction
        .table(table)
        .toCollection()
        .modify((row: object) => {
          Object.assign(row, { ...structuredClone(blank), ...row })
        })
    }
    await transaction
      .table("conversations")
      .toCollection()
      .modify((row: { begunAt?: number; waitingSince: number }) => {
        row.begunAt ??= row.waitingSince
      })
    await transaction.table("indexing").put(REBUILD)
  },
}
