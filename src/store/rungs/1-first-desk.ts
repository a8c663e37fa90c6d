import type { Rung } from "./rung"

/** The first shape of a desk in IndexedDB. Compound keys are the questions screens and loops ask. */
export const firstDesk: Rung = {
  version: 1,
  stores: {
    conversations: "id, customer, owner, [inbox+status+waitingSince], status, offer.until, banner",
    agents: "id",
    accounts: "id",
    standings: "id",
    cursors: "id",
    customers: "id, xId, handle",
    conversions: "id, post, [author+account], status, conversation",
    sends: "id, status, conversation, event, [customer+account]",
    inboxes: "id",
    settings: "id",
    entries: "id, [conversation+order], [customer+order]",
    quarantine: "id, account, at",
    drafts: "conversation",
  },
}
