import type { RecordKind } from "~core/records"
import type { DeskDb } from "~store/desk-db"
import { OPEN, readArrived } from "./arrived"
import { follow, type Line } from "./follow"
import { standing } from "./stands"
import { aboutOf, ofRecord } from "./subjects"
import { takeIn } from "./take-in"

/** What a desk can't be without, and is never many. */
const SMALL: readonly RecordKind[] = ["settings", "agent", "inbox", "account", "standing", "cursor", "answer"]
/** Of these only what is not done is taken in first. */
const WORK: readonly RecordKind[] = ["conversation", "send"]
/** Records taken in together. */
const TOGETHER = 500

/**
 * Takes in first what is to be done: the desk itself, conversations that aren't closed with their customers, and sends that aren't sent. The
 * headers alone say which those are, so a desk of many years is looked through without reading it.
 */
export async function takeOpenWork(db: DeskDb, line: Line): Promise<void> {
  const open = await openSubjects(line)
  const small = SMALL.map((kind) => `desk.${kind}.>`)
  await takeStanding(db, line, small)
  for (let at = 0; at < open.length; at += TOGETHER) await takeStanding(db, line, open.slice(at, at + TOGETHER))
}

async function takeStanding(db: DeskDb, line: Line, filters: readonly string[]): Promise<void> {
  const messages = await standing(line.nc, filters)
  const arrived = messages.map(({ seq, subject, data, header }) => readArrived({ seq, subject, data, headers: header }))
  await takeIn(
    db,
    arrived.filter((one) => one !== null),
    null,
  )
}

/** The filters of all records that are open work. Of one that several have written, the newest message says. */
async function openSubjects(line: Line): Promise<string[]> {
  const { messages, pending, stop } = await follow(line, {
    filters: WORK.map((kind) => `desk.${kind}.>`),
    from: null,
    headersOnly: true,
  })
  const newest = new Map<string, string | null>()
  if (pending === 0) stop()
  for await (const { subject, headers, info } of messages) {
    const about = aboutOf(subject)
    // In the stream's order: the last that is said of one is the newest.
    if (about?.of === "record")
      newest.set(ofRecord(about.kind as RecordKind, about.id, "").filter, headers?.get(OPEN) || null)
    if (info.pending === 0) break
  }
  const open = [...newest].flatMap(([filter, customer]) => (customer === null ? [] : [{ filter, customer }]))
  const customers = new Set(open.map(({ customer }) => `desk.customer.${customer}.*`))
  return [...customers, ...open.map(({ filter }) => filter)]
}
