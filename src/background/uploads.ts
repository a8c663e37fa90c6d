import { HEAD_BYTES, judgeFile } from "~core/media-kind"
import type { Attachment, Send } from "~core/send"
import { stopUpload, type UploadEnd, uploadEnded, uploadStep } from "~core/upload"
import { stayAwake } from "~platform/stay-awake"
import type { UploadOutcome } from "~x/port"
import { decide, type Outcome } from "./decide"
import type { World } from "./world"

/** How often the screen is told how far an upload is, in milliseconds at least. */
const TELL_EVERY_MS = 300

/** Uploads of this very worker, by the send that waits for each. One that died begins anew: nothing of it is a message. */
const running = new Map<string, AbortController>()

/** Hands what is attached to a queued message to X, before the message is. */
export async function uploadFor(world: World, { id, account, attachment }: Send): Promise<void> {
  const { db, clock, inFlight } = world
  if (!attachment) return
  inFlight.add(id)
  const stop = new AbortController()
  running.set(id, stop)
  stayAwake(stop.signal)
  try {
    const end = await handOver(world, account, id, attachment, stop.signal)
    if (end) await decide(world, async () => uploadEnded(await db.sends.get(id), end, clock.now()))
  } catch (error) {
    world.report(error)
    await decide(world, async () => uploadEnded(await db.sends.get(id), { fate: "later", retryAt: null }, clock.now()))
  } finally {
    stop.abort()
    running.delete(id)
    inFlight.delete(id)
    world.nudge("sends")
  }
}

/** Null: it was stopped, and whoever stopped it has written so. */
async function handOver(
  world: World,
  account: Send["account"],
  id: Send["id"],
  attachment: Attachment,
  signal: AbortSignal,
): Promise<UploadEnd | null> {
  const kept = await world.db.files.get(attachment.file)
  if (!kept) return { fate: "refused", because: "file-gone", detail: "" }
  const head = new Uint8Array(await kept.bytes.slice(0, HEAD_BYTES).arrayBuffer())
  const judged = judgeFile(head, kept.bytes.size)
  if (!judged.fits) return { fate: "refused", because: "media-refused", detail: "" }
  const { tell, told } = teller(world, id)
  const file = { bytes: kept.bytes, type: judged.type, signal, progress: tell }
  const outcome = await world.x.upload(account, file)
  await told()
  return endOf(outcome)
}

function endOf(outcome: UploadOutcome): UploadEnd | null {
  if (outcome.fate === "stopped") return null
  return outcome.fate === "later" ? { fate: "later", retryAt: outcome.retryAt } : outcome
}

/** Writes down how far it is, not more often than eyes can follow. */
function teller({ db, commit }: World, id: Send["id"]) {
  let last = 0
  let writing: Promise<unknown> = Promise.resolve()
  return {
    told: () => writing,
    tell: (share: number) => {
      const now = performance.now()
      if (now - last < TELL_EVERY_MS) return
      last = now
      writing = decide({ commit }, async () => uploadStep(await db.sends.get(id), share)).catch(() => undefined)
    },
  }
}

/** Stops an upload, whether it runs or waits to run again. */
export async function stop(world: World, id: Send["id"]): Promise<Outcome> {
  const { db, clock } = world
  running.get(id)?.abort()
  return decide(world, async () => {
    const send = await db.sends.get(id)
    return send ? stopUpload(send, clock.now()) : null
  })
}
