import type { AgentId } from "~core/ids"
import type { Send } from "~core/send"
import { HANDED_IN_SHARE, needsUpload, uploadEnded, uploadStep } from "~core/upload"
import type { DeskDb } from "~store/desk-db"
import type { World } from "../world"
import { decide, stayAwake, uploads } from "./hands"
import type { TeamMedia } from "./team-media"

/** How often the others are told how far it is: each telling is a commit of the team's (milliseconds). */
const TELL_EVERY_MS = 2_000
/** The team's media are looked at again after so long: what lies there empties itself (milliseconds). */
const AGAIN_MS = 10 * 60_000

/** What this worker has handed in, by its file, and when. */
const handed = new Map<string, number>()

/**
 * Hands in the files of this member's queued messages that another browser sends, so that it finds them when their time has come. A step of a
 * loop: answers when to look again (Unix milliseconds), null when nothing waits. What is handed in and forgotten again before it went
 * is handed in anew.
 */
export async function handInFiles(
  world: World,
  media: TeamMedia,
  holds: (account: string) => boolean,
): Promise<number | null> {
  const { db, clock, me } = world
  const now = clock.now()
  const queued = await db.sends.where("status").equals("queued").toArray()
  const mine = queued.filter((send) => send.by === me && needsUpload(send, now) && !holds(send.account))
  const times = mine.map((send) => {
    const { file = "" } = send.attachment ?? {}
    const from = Math.max(send.retryAt ?? 0, (handed.get(file) ?? -AGAIN_MS) + AGAIN_MS)
    if (from <= now && !uploads().running.has(uploads().runningAs(world, send.id)))
      void handIn(world, media, send, file)
    return Math.max(from, now + TELL_EVERY_MS)
  })
  return times.length > 0 ? Math.min(...times) : null
}

async function handIn(world: World, media: TeamMedia, { id }: Send, file: string): Promise<void> {
  const { db, clock } = world
  const stop = new AbortController()
  const { running, runningAs } = uploads()
  running.set(runningAs(world, id), stop)
  stayAwake(stop.signal)
  try {
    const outcome = await handOver(world, media, id, file, stop).catch((error: unknown) => {
      // Looking whether it is there needs the line.
      if (!isAway(error)) throw error
      return "later" as const
    })
    if (outcome === "handed in") handed.set(file, clock.now())
    if (outcome === "gone" || outcome === "later") {
      const end = outcome === "gone" ? GONE : LATER
      await decide(world, async () => uploadEnded(await db.sends.get(id), end, clock.now()))
    }
  } catch (error) {
    world.report(error)
  } finally {
    stop.abort()
    running.delete(runningAs(world, id))
  }
}

const isAway = (error: unknown): boolean =>
  error instanceof Error && /DeskAway|Timeout|Closed|Connection|Request|NoResponders|Draining/u.test(error.name)

const GONE = { fate: "refused", because: "file-gone", detail: "" } as const
const LATER = { fate: "later", retryAt: null } as const

async function handOver(world: World, media: TeamMedia, id: Send["id"], file: string, stop: AbortController) {
  if (await media.stands({ way: "out", name: file, writer: world.me })) return "handed in"
  const kept = await world.db.files.get(file)
  if (!kept) return "gone"
  const progress = teller(world, id, stop)
  const outcome = await media.put({ way: "out", name: file, bytes: kept.bytes, signal: stop.signal, progress })
  if (outcome.handed) return "handed in"
  if (outcome.because === "refused") world.report(new Error(`A file was not handed in: ${outcome.why}`))
  return outcome.because === "stopped" ? "stopped" : "later"
}

/** Tells how far it is; and stops when the message is there no more. */
function teller({ db, commit }: World, id: Send["id"], stop: AbortController) {
  let last = 0
  return (share: number) => {
    const now = performance.now()
    if (now - last < TELL_EVERY_MS) return
    last = now
    void decide({ commit }, async () => {
      const send = await db.sends.get(id)
      if (send?.status !== "queued") stop.abort()
      return uploadStep(send, share * HANDED_IN_SHARE)
    }).catch(() => undefined)
  }
}

/** A file of this member's own is still to reach X: it lies in this browser alone. */
export const handsIn = async (db: DeskDb, me: AgentId): Promise<boolean> => {
  const queued = await db.sends.where("status").equals("queued").toArray()
  return queued.some(({ by, attachment }) => by === me && attachment)
}
