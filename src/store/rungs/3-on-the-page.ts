import type { Rung } from "./rung"

/** Several wordings, references in links, the list of links that brought nobody yet, and what X's page was missing. */
export const onThePage: Rung = {
  version: 3,
  stores: {
    conversions: "id, post, [author+account], [reference+account], status, conversation, draftedAt",
    pageParts: "id",
  },
  climb: async (transaction) => {
    await transaction
      .table("cursors")
      .toCollection()
      .modify((row: { caughtUp?: object | null }) => {
        row.caughtUp ??= null
      })
    await transaction
      .table("conversions")
      .toCollection()
      .modify((row: { reference?: string | null }) => {
        row.reference ??= null
      })
    await transaction
      .table("settings")
      .toCollection()
      .modify((row: { wording?: string; wordings?: string[] }) => {
        const { wording, ...rest } = row
        const blanks = {
          wordings: [
            wording ?? "Hi @{{handle}}, we are sorry to hear that. Send us a private message and we will sort it out:",
          ],
          closingWording: "Thank you for your message, @{{handle}}. We have sorted this out with you in private.",
          addReference: false,
          guardPrivateData: true,
        }
        delete row.wording
        Object.assign(row, { ...blanks, ...rest })
      })
  },
}
