import type { Rung } from "./rung"

/** Rows that are not what their table holds are set aside beside X's events that were not understood; what was turned away at the doors is counted. */
export const atTheDoors: Rung = {
  version: 4,
  stores: { turnedAway: "id" },
  climb: async (transaction) => {
    await transaction
      .table("quarantine")
      .toCollection()
      .modify((row: object) => {
        Object.assign(row, { from: "X", table: null, key: null, triedAt: null, whole: true, ...row })
      })
  },
}
