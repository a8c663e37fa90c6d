import Dexie from "dexie"

/** Beside the desk, so that trying changes no row of it. The browser grants us room for all databases together. */
const beside = new Dexie("aside-room", { chromeTransactionDurability: "relaxed" })
beside.version(1).stores({ tries: "id" })

/** Whether this browser still takes a write of ours, tried with a small one. What the disk says otherwise is not this question's. */
export async function hasRoom(at: number, db: Dexie = beside): Promise<boolean> {
  try {
    await db.table("tries").put({ id: "last", at })
    return true
  } catch (error) {
    return !/quota/iu.test(`${error} ${(error as { inner?: unknown }).inner}`)
  }
}
