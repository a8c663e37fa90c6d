import type { Line } from "./follow"
import { readQuestion, type Said } from "./question"
import { askerOf, asksOf, ofTold } from "./subjects"

/** Who answers what is asked about an account. */
export interface Answering {
  line: Line
  account: string
  /** Whether its lease is held at this moment: whoever has lost it keeps silent, and the next holder answers. */
  holds: () => boolean
  /** Does what a member asks; `what` is as it came. Rejecting is a bug, and is reported. */
  answer: (what: unknown, member: string) => Promise<unknown>
  signal: AbortSignal
  report: (error: unknown) => void
}

/** How often it is said that work goes on (milliseconds). */
const WORKING_MS = 3_000
/** What a member may have in hand here at once: X's limits are everybody's. */
const AT_ONCE = 8
/** How long an answer is kept for whoever didn't hear it and asks again (milliseconds). */
const KEPT_MS = 60_000

/**
 * Answers until the signal. A question that comes again is answered with what came of it the first time. Where an answer goes follows from who
 * asked, which the server holds them to, and never from the place that a message names: a member could have this browser write anywhere else.
 */
export function hearAsks({ line, account, holds, answer, signal, report }: Answering): void {
  const { nc, member: me } = line
  const known = new Map<string, Promise<Said>>()
  const inHand = new Map<string, number>()

  const work = async (what: unknown, asker: string): Promise<Said> => {
    inHand.set(asker, (inHand.get(asker) ?? 0) + 1)
    try {
      return { say: "done", answer: await answer(what, asker) }
    } catch (error) {
      report(error)
      return { say: "failed" }
    } finally {
      inHand.set(asker, (inHand.get(asker) ?? 1) - 1)
    }
  }
  const take = (key: string, what: unknown, asker: string): Promise<Said> => {
    if ((inHand.get(asker) ?? 0) >= AT_ONCE) return Promise.resolve({ say: "busy" })
    const done = work(what, asker)
    known.set(key, done)
    void done.then(() => setTimeout(() => known.delete(key), KEPT_MS))
    return done
  }
  const hear = async (subject: string, data: Uint8Array) => {
    const asker = askerOf(subject)
    const question = readQuestion(data)
    if (asker === null || !question || !holds()) return
    const say = (said: Said) => {
      if (!nc.isClosed()) nc.publish(ofTold(asker, question.id, me), JSON.stringify(said))
    }
    const working = setInterval(() => say({ say: "working" }), WORKING_MS)
    const key = `${asker} ${question.id}`
    say(await (known.get(key) ?? take(key, question.what, asker)).finally(() => clearInterval(working)))
  }

  const heard = nc.subscribe(asksOf(account), {
    callback: (error, message) => {
      if (error) report(error)
      else hear(message.subject, message.data).catch(report)
    },
  })
  const stop = () => heard.unsubscribe()
  signal.addEventListener("abort", stop, { once: true })
  if (signal.aborted) stop()
}
