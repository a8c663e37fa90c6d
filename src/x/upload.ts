import type { TwitterApi } from "twitter-api-v2"
import * as v from "valibot"
import { categoryOf, type MediaType } from "~core/media-kind"
import type { RefusedBecause } from "~core/send"
import type { Asked, Failed } from "./asked"
import { hide, unheard } from "./call"
import { type Ending, fateOf, passes, troubleOf, wordsOf } from "./errors"
import type { UploadOutcome } from "./port"
import { Processed, Uploading } from "./schemas"

type Request = (client: TwitterApi) => Promise<unknown>

/** What uploading needs of the world. */
export interface Uploader {
  ask: (request: Request) => Promise<Asked | Failed>
  /** Waits so many milliseconds, or until the signal. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>
  /** Unix milliseconds. */
  now: () => number
}

/** What is uploaded, and who watches. */
export interface Upload {
  bytes: Blob
  type: MediaType
  signal: AbortSignal
  /** Told how much X has, from 0 to 1. */
  progress: (share: number) => void
}

/** X takes segments up to 5 MB; small ones get through a slow line in time, and 512 of them are a whole video (indexes end at 999). */
export const SEGMENT_BYTES = 1024 ** 2
/** A segment or a look that failed in passing is repeated: uploading the same segment twice is uploading it once. */
const TRIES = 3
const BETWEEN_TRIES_MS = 2_000
/** Uploading is so much of the way, X's processing the rest. */
const UPLOADED_SHARE = 0.9
const PROCESSING_MS = 15 * 60_000
const LIFE_SECONDS = 86_400
const USUAL_LOOK_SECONDS = 5

class Ended extends Error {
  readonly outcome: UploadOutcome
  constructor(outcome: UploadOutcome) {
    super(outcome.fate)
    this.outcome = outcome
  }
}

/**
 * Hands a file to X in its three steps (docs.x.com, "Media upload": initialize, append, finalize), and waits while X processes it,
 * looking when X says. Nothing of it is a message: whatever fails can be done again. Never throws.
 */
export async function upload(uploader: Uploader, file: Upload): Promise<UploadOutcome> {
  try {
    return await handOver(uploader, file)
  } catch (error) {
    if (error instanceof Ended) return error.outcome
    throw error
  }
}

async function handOver(uploader: Uploader, file: Upload): Promise<UploadOutcome> {
  const { bytes, type, progress } = file
  const body = { media_type: type, media_category: categoryOf(type), total_bytes: bytes.size }
  const begun = await step(uploader, file, Uploading, (client) => client.v2.post("media/upload/initialize", body))
  const { id } = begun.data
  for (let from = 0, index = 0; from < bytes.size; from += SEGMENT_BYTES, index++) {
    const segment = bytes.slice(from, from + SEGMENT_BYTES)
    await step(uploader, file, v.unknown(), (client) =>
      client.v2.post(`media/upload/${id}/append`, formOf(segment, index)),
    )
    progress((UPLOADED_SHARE * Math.min(bytes.size, from + SEGMENT_BYTES)) / bytes.size)
  }
  const finalized = await step(uploader, file, Processed, (client) => client.v2.post(`media/upload/${id}/finalize`))
  const life = finalized.data.expires_after_secs ?? begun.data.expires_after_secs ?? LIFE_SECONDS
  await processed(uploader, file, id, finalized)
  return { fate: "uploaded", media: id, until: uploader.now() + life * 1_000 }
}

async function processed(
  uploader: Uploader,
  file: Upload,
  id: string,
  first: v.InferOutput<typeof Processed>,
): Promise<void> {
  const patience = uploader.now() + PROCESSING_MS
  let info = first.data.processing_info
  while (info && info.state !== "succeeded") {
    if (info.state === "failed") {
      const detail = info.error?.message ?? info.error?.name ?? "X could not process it."
      throw new Ended({ fate: "refused", because: "media-refused", detail: detail.slice(0, 300) })
    }
    if (uploader.now() > patience) throw new Ended({ fate: "later", trouble: "timed-out", retryAt: null })
    file.progress(UPLOADED_SHARE + (1 - UPLOADED_SHARE) * ((info.progress_percent ?? 0) / 100))
    await uploader.wait(Math.min(60, Math.max(1, info.check_after_secs ?? USUAL_LOOK_SECONDS)) * 1_000, file.signal)
    const status = await step(uploader, file, Processed, (client) =>
      client.v2.get("media/upload", { media_id: id, command: "STATUS" }),
    )
    info = status.data.processing_info
  }
}

/** One request of an upload, tried again when what went wrong passes by itself. */
async function step<S extends v.GenericSchema>(
  { ask, wait }: Uploader,
  { signal }: Upload,
  schema: S,
  request: Request,
): Promise<v.InferOutput<S>> {
  for (let tries = 1; ; tries++) {
    const asked = signal.aborted ? null : await ask(request)
    if (!asked || signal.aborted) throw new Ended({ fate: "stopped" })
    if (!("answer" in asked)) throw new Ended({ fate: "later", trouble: asked.trouble, retryAt: asked.retryAt })
    const read = asked.answer.ok ? v.safeParse(schema, asked.answer.json) : null
    if (read?.success) return read.output
    const ending: Ending = asked.answer.ok
      ? { how: "answered", status: 200, json: asked.answer.json }
      : asked.answer.ending
    const trouble = troubleOf(ending)
    if (tries >= TRIES || !passes(trouble) || trouble === "rate-limited") throw new Ended(endOf(ending, asked))
    await wait(BETWEEN_TRIES_MS * tries, signal)
  }
}

/** A definite no of X's is about the file, unless it is about the account; anything else may work later. */
function endOf(ending: Ending, { answer, secrets }: Asked): UploadOutcome {
  const { trouble, retryAt } = unheard(ending, answer, secrets)
  const fate = fateOf(ending)
  if (fate.fate !== "refused") return { fate: "later", trouble, retryAt }
  const detail = hide(wordsOf(ending), secrets)
  return { fate: "refused", because: ABOUT_ACCOUNT.has(fate.because) ? fate.because : "media-refused", detail }
}

const ABOUT_ACCOUNT: ReadonlySet<RefusedBecause> = new Set(["scope-missing", "no-credits", "usage-capped"])

function formOf(segment: Blob, index: number): FormData {
  const form = new FormData()
  form.set("segment_index", String(index))
  form.set("media", segment, "segment")
  return form
}

/** Waits so many milliseconds, or until the signal. */
export function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, ms)
    signal.addEventListener("abort", done)
    function done() {
      clearTimeout(timer)
      signal.removeEventListener("abort", done)
      resolve()
    }
  })
}
