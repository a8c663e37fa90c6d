import type { Dexie, EntityTable } from "dexie"
import { sealingKey } from "./seal"

/** The key that what lies on a shelf is sealed with. The browser keeps its bytes; no program can ask for them. */
export interface ShelvedKey {
  id: "shelf"
  key: CryptoKey
}

/** A shelf: a database with a key of its own. */
export interface Shelf extends Dexie {
  keys: EntityTable<ShelvedKey, "id">
}

/** The key of a shelf, made at first need. Of two that are made at once the first one put down counts. */
export async function keyOf(shelf: Shelf): Promise<CryptoKey> {
  const held = await shelf.keys.get("shelf")
  if (held) return held.key
  const made = await sealingKey()
  return shelf.transaction("rw", shelf.keys, async () => {
    const first = await shelf.keys.get("shelf")
    if (first) return first.key
    await shelf.keys.add({ id: "shelf", key: made })
    return made
  })
}
