import type { Transaction } from "dexie"

/** One step of the migration ladder: the indexes from then on, and how old rows become new ones. Never edited once released. */
export interface Rung {
  version: number
  stores: Record<string, string | null>
  climb?: (transaction: Transaction) => Promise<void>
}
