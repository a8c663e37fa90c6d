import type { RecordKind } from "~core/records"
import type { DeskDb } from "~store/desk-db"
import { type Arrived, OPEN, readArrived } from "./arrived"
import { follow, type Line, whatStood } from "./follow"
import { takeOpenLines } from "./open-lines"
import { standing } from "./stands"
import { aboutOf, ofRecord } from "./subjects"
import { takeIn } from "./take-in"

/** What a desk can't be without, and is never many. */
const SMALL: readonly RecordKind[] = ["settings", "agent", "inbox", "account", "standing", "cursor", "answer"]
/** Of these only what is not done is taken in first. */
const WORK: readonly RecordKind[] = ["conversation", "send"]
/** Records taken in together. */
const TOGETHER = 500
/** So far back from the stream's end most of what is to be done was written last: the headers of these are looked through in less than a second. */
const RECENT = 20_000

/** How far the stream is, and what is told once the desk can be worked at. */
export interface Opening {
  last: number
  usable: () => void
}

/**
 * Takes in first what is to be done: the desk itself, conversations that aren't closed with their customers, and sends that aren't sent. The
 * headers alone say which those are. What agents have in hand and what was written lately comes at once; then the headers of all the years
 * are looked through for what has stood open for long.
 */
export async function takeOpenWork(db: DeskDb, line: Line, { last, usable }: Opening): Promise<void> {
  await takeSmall(db, line)
  const lately = await openSubjects(line, last > RECENT ? last - RECENT : null)
  const first = new Set([...lately, ...(last > RECENT ? await inHand(db, line) : [])])
  await takeAll(db, line, first)
  usable()
  if (last <= RECENT) return
  await takeOpenLines(db, line, last - RECENT)
  const all = await openSubjects(line, null)
  await takeAll(
    db,
    line,
    all.filter((filter) => !first.has(filter)),
  )
}

/** Few they are, but each may have been written by everybody: more subjects than the server names in one answer. */
async function takeSmall(db: DeskDb, line: Line): Promise<void> {
  const arrived: Arrived[] = []
  const all = await follow(line, { filters: SMALL.map((kind) => `desk.${kind}.>`), from: null })
  for await (const { info, subject, data, headers } of whatStood(all)) {
    const one = readArrived({ seq: info.streamSequence, subject, data, headers })
    if (one) arrived.push(one)
  }
  await takeIn(db, arrived, null)
}

async function takeAll(db: DeskDb, line: Line, filters: Iterable<string>): Promise<void> {
  const all = [...filters]
  for (let at = 0; at < all.length; at += TOGETHER) await takeStanding(db, line, all.slice(at, at + TOGETHER))
}

async function takeStanding(db: DeskDb, line: Line, filters: readonly string[]): Promise<void> {
  await takeIn(db, await arrivedOf(line, filters), null)
}

async function arrivedOf(line: Line, filters: readonly string[]) {
  const messages = await standing(line.nc, filters)
  return messages.flatMap(
    ({ seq, subject, data, header }) => readArrived({ seq, subject, data, headers: header }) ?? [],
  )
}

/** The filters of what agents have in hand, by their own records, however long nobody has written there; with its customers. */
async function inHand(db: DeskDb, line: Line): Promise<string[]> {
  const agents = await db.agents.toArray()
  const ids = agents.flatMap(({ sessions, offer }) => [...sessions, ...(offer ? [offer] : [])])
  const talks = ids.map((id) => ofRecord("conversation", id, "").filter)
  const customers = (await arrivedOf(line, talks)).flatMap((one) =>
    one.of === "record" && one.row?.kind === "conversation" ? ofRecord("customer", one.row.customer, "").filter : [],
  )
  return [...customers, ...talks]
}

/** The filters of all records that are open work, among those written from a sequence on (null: ever). Of one that several have written, the newest message says. */
async function openSubjects(line: Line, from: number | null): Promise<string[]> {
  const all = await follow(line, { filters: WORK.map((kind) => `desk.${kind}.>`), from, headersOnly: true })
  const newest = new Map<string, string | null>()
  for await (const { subject, headers } of whatStood(all)) {
    const about = aboutOf(subject)
    // In the stream's order: the last that is said of one is the newest.
    if (about?.of === "record")
      newest.set(ofRecord(about.kind as RecordKind, about.id, "").filter, headers?.get(OPEN) || null)
  }
  const open = [...newest].flatMap(([filter, customer]) => (customer === null ? [] : [{ filter, customer }]))
  const customers = new Set(open.map(({ customer }) => `desk.customer.${customer}.*`))
  return [...customers, ...open.map(({ filter }) => filter)]
}
