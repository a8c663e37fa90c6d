import type { NatsConnection } from "@nats-io/nats-core"
import type { Part } from "../atomic"
import { ofRecord } from "../subjects"
import { type Into, partsOfRows, type Rows } from "./rows"
import { inBatches, isTooLong, land, landMissing, subjectsStanding, writeEach } from "./write"

/** What became of the customers of a desk that was published. */
export interface Published {
  /** They are at the team's desk now. */
  published: number
  /** The team has them already, from elsewhere: theirs stay as they are, and these too, in the export. */
  kept: number
  /** An earlier attempt brought them. */
  alreadyThere: number
  /** Something of theirs is longer than the server takes. */
  refused: number
}
type Fate = keyof Published

/** Where customers are published. */
export interface There {
  nc: NatsConnection
  into: Into
  signal: AbortSignal
  /** What became of some customers, and how many rows that were. */
  tell: (fate: Fate | null, customers: number, rows: number) => void
}

/** A profile as it is written. */
interface Profile {
  rows: Rows
  parts: Part[]
}

/**
 * Publishes some profiles. Most are small: several go in one batch, and nobody ever sees a part of one. What is longer goes lines first, and
 * with the last batch the customer, so that a customer who stands has everything.
 */
export async function publishCustomers(there: There, all: readonly Rows[]): Promise<void> {
  const { nc, into, signal, tell } = there
  const stands = await subjectsOf(nc, all)
  let pack: Profile[] = []
  const flush = async () => {
    signal.throwIfAborted()
    await publishPack(there, pack)
    pack = []
  }
  for (const rows of all) {
    const profile = { rows, parts: partsOfRows(rows, into) }
    if (rows.customers.length === 0) {
      await writeEach(nc, profile.parts, signal)
      tell(null, 0, countOf(rows))
    } else if (isStanding(rows, stands)) told(there, whose(rows, into, stands), rows)
    else if (isTooLong(profile.parts, nc)) told(there, "refused", rows)
    else {
      if (
        inBatches(
          [...pack, profile].flatMap(({ parts }) => parts),
          nc,
        ).length > 1
      )
        await flush()
      pack.push(profile)
    }
  }
  await flush()
}

async function publishPack(there: There, pack: readonly Profile[]): Promise<void> {
  const parts = pack.flatMap((profile) => profile.parts)
  if (inBatches(parts, there.nc).length === 1 && (await land(there.nc, parts))) {
    for (const { rows } of pack) told(there, "published", rows)
    return
  }
  for (const profile of pack) told(there, await publishAlone(there, profile), profile.rows)
}

async function publishAlone({ nc, into, signal }: There, { rows, parts }: Profile): Promise<Fate> {
  // Filled from the end: with the last go all customers of the profile.
  const batches = inBatches(parts.toReversed(), nc)
  const last = (batches.shift() ?? []).toReversed()
  for (const batch of batches.toReversed()) {
    signal.throwIfAborted()
    await landMissing(nc, batch.toReversed(), [])
  }
  const keys = rows.customers.map(({ id }) => ofRecord("customer", id, "").filter)
  if (await landMissing(nc, last, keys)) return "published"
  return whose(rows, into, await subjectsOf(nc, [rows]))
}

/** Everything that stands of the customers and conversations of these, by subject: also of what was there and is gone. */
async function subjectsOf(nc: NatsConnection, all: readonly Rows[]): Promise<Set<string>> {
  const records = all.flatMap(({ customers, conversations }) => [...customers, ...conversations])
  const places = records.map(({ kind, id }) => ofRecord(kind, id, "").filter)
  const found = await subjectsStanding(nc, places)
  return new Set(found.flatMap((subject) => [subject, subject.replace(/[^.]+$/u, "*")]))
}

const isStanding = ({ customers }: Rows, stands: ReadonlySet<string>): boolean =>
  customers.some(({ kind, id }) => stands.has(ofRecord(kind, id, "").filter))

/** Of customers who stand: this member brought them, when that wrote them and each of their conversations; else they are the team's own. */
function whose({ customers, conversations }: Rows, { member }: Into, stands: ReadonlySet<string>): Fate {
  const ours = [...customers, ...conversations].every(({ kind, id }) => stands.has(ofRecord(kind, id, member).subject))
  return ours ? "alreadyThere" : "kept"
}

const told = ({ tell }: There, fate: Fate, rows: Rows) => tell(fate, rows.customers.length, countOf(rows))

const countOf = (rows: Rows): number =>
  [rows.customers, rows.conversations, rows.conversions, rows.sends, rows.entries].reduce(
    (sum, some) => sum + some.length,
    0,
  )
