import { HEAD_BYTES, judgeFile } from "~core/media-kind"
import type { Send } from "~core/send"
import { HANDED_IN_SHARE, stopUpload, type UploadEnd, uploadEnded, uploadStep } from "~core/upload"
import { stayAwake } from "~platform/stay-awake"
import type { UploadOutcome } from "~x/port"
import { decide, type Outcome } from "./decide"
import { fileOf } from "./file-of"
import type { World } from "./world"

/** How often the screen is told how far an upload is, in milliseconds at least. */
const TELL_EVERY_MS = 300

/** Uploads of this very worker, by whose they are and the send that waits for each. One that died begins anew: nothing of it is a message. */
export const running = new Map<string, AbortController>()
export const runningAs = ({ me }: Pick<World, "me">, id: Send["id"]) => `${me} ${id}`

/** Hands what is attached to a queued message to X, before the message is. */
export async function uploadFor(world: World, send: Send): Promise<void> {
  const { db, clock, inFlight } = world
  const { id } = send
  if (!send.attachment) return
  inFlight.add(id)
  const stop = new AbortController()
  running.set(runningAs(world, id), stop)
  stayAwake(stop.signal)
  try {
    const end = await handOver(world, send, stop.signal)
    if (end) await decide(world, async () => uploadEnded(await db.sends.get(id), end, clock.now()))
  } catch (error) {
    world.report(error)
    await decide(world, async () => uploadEnded(await db.sends.get(id), { fate: "later", retryAt: null }, clock.now()))
  } finally {
    stop.abort()
    running.delete(runningAs(world, id))
    inFlight.delete(id)
    world.nudge("sends")
  }
}

/** Null: it was stopped, and whoever stopped it has written so. */
async function handOver(world: World, send: Send, signal: AbortSignal): Promise<UploadEnd | null> {
  const { tell, told } = teller(world, send.id)
  const found = await fileOf(world, send, signal)
  if (!found.bytes) return withoutFile(found.because)
  const { bytes } = found
  const head = new Uint8Array(await bytes.slice(0, HEAD_BYTES).arrayBuffer())
  const judged = judgeFile(head, bytes.size)
  if (!judged.fits) return { fate: "refused", because: "media-refused", detail: "" }
  // Of a file that was handed in, the way here is told as the first half.
  const before = world.handedIn && send.by !== world.me ? HANDED_IN_SHARE : 0
  const progress = (share: number) => tell(before + share * (1 - before))
  const outcome = await world.x.upload(send.account, { bytes, type: judged.type, signal, progress })
  await told()
  return endOf(outcome)
}

function withoutFile(because: "gone" | "later" | "stopped"): UploadEnd | null {
  if (because === "stopped") return null
  return because === "later" ? { fate: "later", retryAt: null } : { fate: "refused", because: "file-gone", detail: "" }
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
  running.get(runningAs(world, id))?.abort()
  return decide(world, async () => {
    const send = await db.sends.get(id)
    return send ? stopUpload(send, clock.now()) : null
  })
}
