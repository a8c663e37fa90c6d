import { sendToWorker } from "~platform/runtime"
import type { BroughtBy, DeskCommand, PageSentence, Result } from "./contract"

/** Asks the worker; every way in which the asking itself can fail is a refusal too, never an exception. */
export async function ask<S extends DeskCommand | Exclude<PageSentence, { say: "look" }>>(
  sentence: S,
): Promise<Result<BroughtBy<S["say"]>>> {
  try {
    const answer = (await sendToWorker(sentence)) as Result<BroughtBy<S["say"]>> | undefined
    return answer ?? { ok: false, refusal: "busy" }
  } catch {
    // The worker is starting, or this page outlived an update of the extension ("context invalidated").
    return { ok: false, refusal: "busy" }
  }
}
