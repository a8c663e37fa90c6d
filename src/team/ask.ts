import { type Msg, nuid } from "@nats-io/nats-core"
import type { Line } from "./follow"
import { readSaid, type Said } from "./question"
import { ofAsk, ofTold, toldTo } from "./subjects"

/** What became of a question: an answer, as it came (its sort is for whoever asked to check); or none. */
export type Told =
  | { told: true; answer: unknown }
  /** `nobody`: no browser holds that account's lease now. `silent`: it may have been done or not. `busy`, `failed`: the gateway says so. */
  | { told: false; because: "nobody" | "silent" | "busy" | "failed" | "stopped" }

/** How long a gateway may say nothing (milliseconds), not even that it is at work. */
const SILENT_MS = 10_000
/** Asked once more when nothing was heard: a message over a line that broke is lost, and a gateway does the same question only once. */
const TRIES = 2

/** Asks whoever holds an account's lease, and waits for as long as they say that they are at work. Never throws. */
export async function ask(
  { nc, member }: Line,
  account: string,
  what: unknown,
  { signal, silent = SILENT_MS }: { signal?: AbortSignal | undefined; silent?: number | undefined } = {},
): Promise<Told> {
  const id = nuid.next()
  const question = JSON.stringify({ id, what })
  const ear = listen(silent, signal)
  try {
    const heard = nc.subscribe(toldTo(member, id), { callback: (error, message) => ear.hear(error, message) })
    try {
      let told: Told = { told: false, because: "silent" }
      for (let tries = 0; tries < TRIES && !told.told && told.because === "silent"; tries++) {
        const next = ear.next()
        // The place for answers is told by the subject alone. This one is for the server: that nobody listens.
        nc.publish(ofAsk(account, member), question, { reply: ofTold(member, id, member) })
        told = await next
      }
      return told
    } finally {
      heard.unsubscribe()
    }
  } catch {
    // The line is closed.
    return { told: false, because: "silent" }
  }
}

/** Waits for the last word of whoever answers, or until nothing was heard for so long. */
function listen(silent: number, signal?: AbortSignal) {
  let end: (told: Told) => void = () => {}
  let timer: ReturnType<typeof setTimeout> | undefined
  const wait = () => {
    clearTimeout(timer)
    timer = setTimeout(() => end({ told: false, because: "silent" }), silent)
  }
  return {
    next: () =>
      new Promise<Told>((resolve) => {
        const stop = () => end({ told: false, because: "stopped" })
        end = (told) => {
          clearTimeout(timer)
          signal?.removeEventListener("abort", stop)
          resolve(told)
        }
        signal?.addEventListener("abort", stop)
        wait()
        if (signal?.aborted) stop()
      }),
    hear: (error: Error | null, { headers, data }: Msg) => {
      if (error) return end({ told: false, because: "silent" })
      if (headers?.code === 503) return end({ told: false, because: "nobody" })
      const said = readSaid(data)
      if (said?.say === "working") return wait()
      if (said) end(lastWord(said))
    },
  }
}

function lastWord(said: Exclude<Said, { say: "working" }>): Told {
  return said.say === "done" ? { told: true, answer: said.answer } : { told: false, because: said.say }
}
