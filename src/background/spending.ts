import type { Billable } from "~core/x-prices"
import type { DeskDb } from "~store/desk-db"
import { noteReturned, noteSpent } from "~store/spend"
import type { Page, X } from "~x/port"

/** What one answered call of each kind is charged as. Calls that aren't here cost nothing. */
const PER_CALL: Readonly<Record<string, Billable>> = {
  me: "me",
  remove: "delete",
  block: "block",
}

interface Parts {
  db: DeskDb
  /** Unix milliseconds. */
  now: () => number
  report: (error: unknown) => void
}

/** X as it is, with every request that costs money written down as it is answered. Counting never changes or delays an answer's meaning. */
export function counted<T extends X>(x: T, { db, now, report }: Parts): T {
  const note = (account: string, what: Billable) => noteSpent(db, account, what, now()).catch(report)
  const calls = Object.entries(x).map(([name, call]): [string, unknown] => {
    const what = PER_CALL[name]
    if (!what || typeof call !== "function") return [name, call]
    return [
      name,
      async (account: string, ...rest: unknown[]) => {
        const answer = await (call as (...said: unknown[]) => Promise<{ ok: boolean }>)(account, ...rest)
        if (answer.ok) await note(account, what)
        return answer
      },
    ]
  })
  const page: X["page"] = async (account, ask) => {
    const heard = await x.page(account, ask)
    if (heard.ok) await noteReturned(db, account, eventsOf(heard.value), now()).catch(report)
    return heard
  }
  const send: X["send"] = async (account, ...rest) => {
    const outcome = await x.send(account, ...rest)
    // What X may have taken may have been charged: the sum is never less than the bill.
    if (outcome.fate === "sent" || outcome.fate === "unsure") await note(account, "send")
    return outcome
  }
  return { ...x, ...Object.fromEntries(calls), page, send }
}

/** Ids of all events of an answer, those among them that the schema refused as well: X has returned them. */
function eventsOf({ events, malformed }: Page): string[] {
  const refused = malformed.flatMap(({ raw }) => {
    const { id, event_type } = (raw ?? {}) as { id?: unknown; event_type?: unknown }
    return typeof id === "string" && event_type !== undefined ? [id] : []
  })
  return [...events.map(({ id }) => id as string), ...refused]
}
