import type { Dexie, EntityTable } from "dexie"
import { TEAM_SHELF } from "./has-team-shelf"
import { isSealed, openSealed, type Sealed, seal } from "./seal"
import { keyOf, type Shelf } from "./shelf-key"

/** This browser's own desk, put away whole while it works at a team's. */
export interface PutAway {
  /** As `exportDesk` writes it. Not sealed: it lay in the clear in this browser before, and is too large to be encrypted at once. */
  blob: Blob
  /** How many customers it has. */
  customers: number
  /** Unix milliseconds. */
  at: number
  /** It is in a team's desk too, or a part of it: what it was to send must not be sent from two places. */
  published: boolean
}

/** A move that is under way; what it was is asked when a worker starts. */
export type Move = "joining" | "leaving"

interface ShelvedInvitation extends Sealed {
  id: "invitation"
}

/** What isn't sealed: nobody is let in by it. */
interface Noted {
  id: "browser" | "move"
  says: string
}

/** A database of its own, beside the desk that comes and goes, and where no export, replica, screen or search looks. Only the worker opens it. */
interface TeamShelfDb extends Shelf {
  invitations: EntityTable<ShelvedInvitation, "id">
  noted: EntityTable<Noted, "id">
  putAway: EntityTable<PutAway & { id: "desk" }, "id">
}

export type TeamShelf = ReturnType<typeof openTeamShelf>

/**
 * What this browser keeps of a team beside the desk: the member's invitation, sealed with a key that can't be taken out of this browser; a
 * name for the browser itself; its own desk while that is put away. `Database`: Dexie, handed in, since the engine's file has none of its own.
 */
export function openTeamShelf(Database: typeof Dexie, name = TEAM_SHELF) {
  const db = new Database(name, { chromeTransactionDurability: "strict" }) as TeamShelfDb
  db.version(1).stores({ invitations: "id", keys: "id", noted: "id", putAway: "id" })
  return {
    ...invitationOn(db),
    ...putAwayOn(db),
    /** This browser, the same after its worker died and after it left a team and came back. Made once. */
    browser: (): Promise<string> =>
      db.transaction("rw", db.noted, async () => {
        const stands = await db.noted.get("browser")
        if (stands) return stands.says
        const says = crypto.randomUUID()
        await db.noted.add({ id: "browser", says })
        return says
      }),
    /** What was begun and has not ended; null: nothing. */
    moving: async (): Promise<Move | null> => {
      const stands = await db.noted.get("move")
      return stands?.says === "joining" || stands?.says === "leaving" ? stands.says : null
    },
    noteMove: async (move: Move | null): Promise<void> => {
      if (move) await db.noted.put({ id: "move", says: move })
      else await db.noted.delete("move")
    },
    /** Everything off the shelf, for who deletes all that lies in this browser. */
    clear: (): Promise<void> =>
      db.transaction("rw", db.tables, async () => {
        await Promise.all(db.tables.map((table) => table.clear()))
      }),
  }
}

const SEALED_AS = "invitation"

const invitationOn = (db: TeamShelfDb) => ({
  /** Any object that JSON can carry. Another one takes the place of the one before. */
  keep: async (invitation: object): Promise<void> => {
    const sealed = await seal(await keyOf(db), SEALED_AS, invitation)
    await db.invitations.put({ id: "invitation", ...sealed })
  },
  /** What was kept, unchecked; undefined: nothing, or nothing that can be opened. */
  read: async (): Promise<unknown> => {
    const [row, held] = await Promise.all([db.invitations.get("invitation"), db.keys.get("shelf")])
    return row && held && isSealed(row) ? openSealed(held.key, SEALED_AS, row) : undefined
  },
  /** The key goes as well: what the disk may still hold of the invitation opens no more. */
  forget: (): Promise<void> =>
    db.transaction("rw", db.invitations, db.keys, async () => {
      await Promise.all([db.invitations.clear(), db.keys.clear()])
    }),
})

const putAwayOn = (db: TeamShelfDb) => ({
  /** Lays a desk on the shelf; it is on the disk when this resolves. False: one lies there already, which stays. */
  putAway: (blob: Blob, customers: number, at: number): Promise<boolean> =>
    db.transaction("rw", db.putAway, async () => {
      if ((await db.putAway.count()) > 0) return false
      await db.putAway.add({ id: "desk", blob, customers, at, published: false })
      return true
    }),
  readPutAway: async (): Promise<PutAway | undefined> => {
    const row = await db.putAway.get("desk")
    return row && { blob: row.blob, customers: row.customers, at: row.at, published: row.published }
  },
  /** Before the first row of it is written into a team's desk. */
  notePublished: async (): Promise<void> => {
    await db.putAway.update("desk", { published: true })
  },
  dropPutAway: (): Promise<void> => db.putAway.clear(),
})
