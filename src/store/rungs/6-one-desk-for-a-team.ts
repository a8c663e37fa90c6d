import type { Rung } from "./rung"

/** In whose name this browser works, how its line to the team is, who the others are, and what of a new copy is laid by. Agents of a team can be gone, and have a picture. */
export const oneDeskForATeam: Rung = {
  version: 6,
  stores: { membership: "id", teamLine: "id", colleagues: "id", laidBy: "from" },
  climb: async (transaction) => {
    await transaction
      .table("agents")
      .toCollection()
      .modify((row: object) => {
        Object.assign(row, { goneAt: null, picture: null, ...row })
      })
  },
}
