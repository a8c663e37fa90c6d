import type { Rung } from "./rung"

/** In whose name this browser works, how its line to the team is, and who the others are. Agents of a team can be gone, and have a picture. */
export const oneDeskForATeam: Rung = {
  version: 6,
  stores: { membership: "id", teamLine: "id", colleagues: "id" },
  climb: async (transaction) => {
    await transaction
      .table("agents")
      .toCollection()
      .modify((row: object) => {
        Object.assign(row, { goneAt: null, picture: null, ...row })
      })
  },
}
