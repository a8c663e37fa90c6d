import type Dexie from "dexie"

/** What is done when the desk's database is open: each time it was opened, and after the first time. */
interface Opened {
  each: () => Promise<void>
  first: () => void
}

/**
 * Hands out the opened desk. While it can't be opened (an older desk that doesn't climb, a full disk, somebody who holds it) nothing is
 * read or written, and everyone who asks gets the error; the next one who asks tries again, also when the browser closed it under us.
 */
export function opener(db: Dexie, { each, first }: Opened): () => Promise<void> {
  let opening: Promise<void> | null = null
  let begun = false
  const attempt = async () => {
    try {
      await db.open()
      await each()
      if (!begun) first()
      begun = true
    } catch (error) {
      opening = null
      throw error
    }
  }
  db.on("close", () => {
    opening = null
  })
  return () => {
    opening ??= attempt()
    return opening
  }
}
