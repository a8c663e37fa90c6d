import { type DeskDb, desk } from "./desk-db"

/** How long a file that nothing names is left alone: it may be on its way from a draft into a message. In milliseconds. */
const ORPHAN_MS = 3_600_000
/** What was sent stays to be seen; a video is too much for that, in bytes. */
const KEEP_SENT_BYTES = 15 * 1024 ** 2

/** Forgets outgoing files that no draft and no message names any more, and videos that were sent. `now` in Unix milliseconds. */
export async function forgetFiles(now: number, db: DeskDb = desk): Promise<void> {
  await db.transaction("rw", [db.files, db.drafts, db.sends], async () => {
    const drafted = (await db.drafts.toArray()).flatMap(({ file }) => file ?? [])
    const sends = (await db.sends.toArray()).filter(({ attachment }) => attachment !== null)
    const isDone = (status: string) => status === "sent" || status === "dropped"
    const named = sends.filter(
      ({ status, attachment }) => !isDone(status) || (attachment?.size ?? 0) <= KEEP_SENT_BYTES,
    )
    const needed = new Set([...drafted, ...named.map(({ attachment }) => attachment?.file)])
    const old = db.files.where("at").below(now - ORPHAN_MS)
    const forgotten = await old.filter(({ id, direction }) => direction === "out" && !needed.has(id)).primaryKeys()
    await db.files.bulkDelete(forgotten)
  })
}
