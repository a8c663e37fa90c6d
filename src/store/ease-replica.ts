import type { DBCore, Dexie } from "dexie"

/**
 * Lets the system write what came from the team's stream to the disk when it likes: the server has it, on its own disk. How far the copy is
 * stands in the same transaction, and the browser's log of them is kept in order: a power cut loses the newest of them with that place, and
 * they come again. Everything else waits for the disk: also a desk that is put in the place of another, of which nothing comes again.
 */
export function easeReplica(db: Dexie): void {
  db.use({
    stack: "dbcore",
    name: "ease",
    create: (down): DBCore => ({
      ...down,
      transaction: (tables, mode, options) =>
        mode === "readwrite" && tables.includes("replica") && !tables.includes("membership")
          ? down.transaction(tables, mode, { ...options, durability: "relaxed" })
          : down.transaction(tables, mode, options),
    }),
  })
}
