import Dexie, { type EntityTable } from "dexie"
import { isSealed, openSealed, type Sealed, seal, sealingKey } from "./seal"
import { keyOf, type ShelvedKey } from "./shelf-key"

/** One account's tokens, in the clear. `expiresAt` in Unix milliseconds. */
export interface ShelvedTokens {
  account: string
  access: string
  refresh: string
  expiresAt: number
  clientId: string
}

/** The same as they lie on the disk. */
interface ShelvedRow extends Sealed {
  account: string
}

/** A database of its own, so that no export, replica, screen or search can come upon a token. Only the worker opens it. */
class ShelfDb extends Dexie {
  declare tokens: EntityTable<ShelvedRow, "account">
  declare keys: EntityTable<ShelvedKey, "id">
  constructor(name: string) {
    super(name, { chromeTransactionDurability: "strict" })
    this.version(1).stores({ tokens: "account" })
    // What version 1 kept in the clear is sealed on the way; whatever isn't tokens goes, and its account is connected again.
    this.version(2)
      .stores({ keys: "id" })
      .upgrade(async (transaction) => {
        const key = await Dexie.waitFor(sealingKey())
        await transaction.table("keys").put({ id: "shelf", key })
        for (const { account, ...tokens } of await transaction.table<ShelvedTokens>("tokens").toArray())
          await transaction.table("tokens").put({ account, ...(await Dexie.waitFor(seal(key, account, tokens))) })
      })
  }
}

/**
 * Where the worker keeps X's tokens, sealed with a key that can't be taken out of this browser. A spent refresh token kills its family, so
 * a new pair is on the disk before it is used. A row that can't be opened counts as none: the account is connected again.
 */
export function openShelf(name = "aside-tokens") {
  const db = new ShelfDb(name)
  return {
    read: async (account: string) => {
      const [row, held] = await Promise.all([db.tokens.get(account), db.keys.get("shelf")])
      return row && held && opened(row, held.key)
    },
    keep: async (account: string, { access, refresh, expiresAt, clientId }: Omit<ShelvedTokens, "account">) => {
      const sealed = await seal(await keyOf(db), account, { access, refresh, expiresAt, clientId })
      await db.tokens.put({ account, ...sealed })
    },
    forget: (account: string) => db.tokens.delete(account),
    /** Takes everything off the shelf, the key too, and hands the tokens over, to be revoked. */
    clear: async (): Promise<ShelvedTokens[]> => {
      const [rows, held] = await db.transaction("rw", db.tokens, db.keys, async () => {
        const all = await Promise.all([db.tokens.toArray(), db.keys.get("shelf")])
        await Promise.all([db.tokens.clear(), db.keys.clear()])
        return all
      })
      const tokens = held ? await Promise.all(rows.map((row) => opened(row, held.key))) : []
      return tokens.filter((each) => each !== undefined)
    },
  }
}

async function opened(row: ShelvedRow, key: CryptoKey): Promise<ShelvedTokens | undefined> {
  const tokens = isSealed(row) ? await openSealed(key, row.account, row) : undefined
  return tokens ? { ...(tokens as Omit<ShelvedTokens, "account">), account: row.account } : undefined
}
