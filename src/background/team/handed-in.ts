import { TOO_OLD_MS } from "~core/begin-sending"
import { LARGEST } from "~core/media-kind"
import type { Send } from "~core/send"
import type { DeskDb } from "~store/desk-db"
import type { World } from "../world"
import { isFull } from "./hands"
import type { TeamMedia } from "./team-media"

/** What finds it takes. */
export interface Finding {
  db: DeskDb
  media: TeamMedia
  /** Unix milliseconds. */
  now: () => number
  /** How long it is waited for at once, and how often it is looked for (milliseconds). */
  patience?: number
  look?: number
}

const PATIENCE_MS = 30_000
const LOOK_MS = 1_000

/**
 * Takes a file from the team's media once the browser that attached it has handed it in, and keeps it until its message is sent, so that an
 * upload which has to begin anew doesn't fetch it anew. Whoever attached it is who wrote the message: nobody else's is taken.
 */
export const handedInOver =
  ({ db, media, now, patience = PATIENCE_MS, look = LOOK_MS }: Finding): NonNullable<World["handedIn"]> =>
  async (send, signal) => {
    const { attachment, by } = send
    if (!attachment) return { bytes: null, because: "gone" }
    const wanted = { way: "out", name: attachment.file, writer: by, most: LARGEST.dm_video, signal } as const
    for (const end = performance.now() + patience; ; ) {
      const taken = await media.take(wanted)
      if (taken.taken) return { bytes: await keep(db, attachment, taken.bytes, now()) }
      if (signal.aborted || taken.because === "stopped") return { bytes: null, because: "stopped" }
      if (taken.because === "too-large") return { bytes: null, because: "gone" }
      // That browser has had an hour to come back.
      if (now() - send.holdUntil > TOO_OLD_MS) return { bytes: null, because: "gone" }
      if (performance.now() > end) return { bytes: null, because: "later" }
      await new Promise((go) => setTimeout(go, look))
    }
  }

async function keep(db: DeskDb, attachment: NonNullable<Send["attachment"]>, bytes: Blob, at: number): Promise<Blob> {
  const { file: id, name, type } = attachment
  const typed = bytes.slice(0, bytes.size, type)
  try {
    // Nor does it take the place of what came in, whatever it is called.
    if ((await db.files.get(id))?.direction !== "in")
      await db.files.put({ id, direction: "out", name, type, bytes: typed, at })
  } catch (error) {
    // It goes to X all the same, from memory.
    if (!isFull(error)) throw error
  }
  return typed
}
