import type { JsMsg } from "@nats-io/jetstream"
import type { DeskDb } from "~store/desk-db"
import type { Behind } from "./behind"
import { follow, type Line } from "./follow"
import { takingIn } from "./gather"
import type { HowFar } from "./how-far"
import { layingBy } from "./lay-by"

/** What is copied into this browser. */
const COPIED = ["desk.>", "log.>"]

/** What a copy goes on with. */
export interface GoingOn {
  db: DeskDb
  line: Line
  signal: AbortSignal
  far: HowFar
  behind: Behind
  /** All that is laid by first has come. */
  allLaid: () => void
}

/** From where it goes on, and up to where what comes is laid by first (0: nothing is). */
export interface Begun {
  position: number
  layBy: number
}

/** Copies from there on, until the signal or until the line is lost. */
export async function copyFrom(going: GoingOn, { position, layBy }: Begun): Promise<void> {
  const { db, line, signal, behind } = going
  if (layBy > 0) behind.lie(await db.laidBy.count())
  const { messages, pending, stop } = await follow(line, { filters: COPIED, from: position + 1 })
  signal.addEventListener("abort", stop, { once: true })
  if (signal.aborted) stop()
  const copied = layBy > 0 ? laidThenTaken(going, layBy) : taken(going)
  behind.comes(pending)
  try {
    if (pending === 0) await copied.nothingCame()
    for await (const message of messages) {
      const wait = copied.add(message)
      if (wait) await wait
    }
    await copied.end()
  } finally {
    signal.removeEventListener("abort", stop)
    stop()
  }
}

/** Where messages go. `add` says what has to be waited for before the next one. */
interface Copied {
  add: (message: JsMsg) => Promise<void> | undefined
  nothingCame: () => Promise<void>
  end: () => Promise<void>
}

const taken = ({ db, far, behind }: GoingOn): Copied => ({
  ...takingIn(db, (position, pending) => {
    far.moved(position)
    behind.comes(pending)
  }),
  nothingCame: () => Promise.resolve(),
})

/** What stood in the stream when the copy began is laid by; what was written since then is taken in as by everybody else. */
function laidThenTaken(going: GoingOn, layBy: number): Copied {
  const { db, far, behind, allLaid } = going
  const taking = taken(going)
  const laying = layingBy(db, (position, pending, rows) => {
    behind.lieMore(rows)
    far.moved(position)
    behind.comes(pending)
  })
  let over = false
  const endLaying = async () => {
    if (over) return
    over = true
    await laying.end()
    allLaid()
  }
  const takeAfterLaying = async (message: JsMsg) => {
    await endLaying()
    await taking.add(message)
  }
  return {
    add: (message) => {
      const { streamSequence, pending } = message.info
      if (streamSequence > layBy) return over ? taking.add(message) : takeAfterLaying(message)
      const wait = laying.add(message)
      return pending === 0 ? endLaying() : wait
    },
    nothingCame: endLaying,
    end: async () => {
      await Promise.all([laying.end(), taking.end()])
    },
  }
}
