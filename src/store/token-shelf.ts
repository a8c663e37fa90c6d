import Dexie, { type EntityTable } from "dexie"

/** One account's tokens as they lie on the shelf. */
export interface ShelvedTokens {
  account: string
  access: string
  refresh: string
  expiresAt: number
  clientId: string
}

/** A database of its own, so that no export, replica, screen or search can come upon a token. Only the worker opens it. */
class ShelfDb extends Dexie {
  declare tokens: EntityTable<ShelvedTokens, "account">
  constructor(name: string) {
    super(name, { chromeTransactionDurability: "strict" })
    this.version(1).stores({ tokens: "account" })
  }
}

/** Where the worker keeps X's tokens. A spent refresh token kills its family, so a new pair is on the disk before it is used. */
export function openShelf(name = "aside-tokens") {
  const db = new ShelfDb(name)
  return {
    read: (account: string) => db.tokens.get(account),
    keep: async (account: string, tokens: Omit<ShelvedTokens, "account">) => {
      await db.tokens.put({ ...tokens, account })
    },
    forget: (account: string) => db.tokens.delete(account),
    /** Takes everything off the shelf and hands it over, to be revoked. */
    clear: (): Promise<ShelvedTokens[]> =>
      db.transaction("rw", db.tokens, async () => {
        const all = await db.tokens.toArray()
        await db.tokens.clear()
        return all
      }),
  }
}
