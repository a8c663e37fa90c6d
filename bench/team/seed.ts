import type { NatsConnection } from "@nats-io/nats-core"
import type { Change } from "~core/change"
import type { Entry } from "~core/entry"
import type { DeskRecord } from "~core/records"
import { atomic, type Part } from "~team/atomic"
import { partsOf } from "~team/parts-of"
import { type Batch, deskOf } from "../desk/desk"
import type { DeskSize } from "../desk/size"

const SEED = 20_261_122
/** Messages of a batch, and batches on their way at once. */
const PARTS = 200
const AT_ONCE = 8
/** What is no record of the team's. */
const OWN = new Set(["entries", "spend"])

/** Writes a made desk into the stream, about in the order in which it was said; says how many messages it is. */
export async function seedStream(nc: NatsConnection, size: DeskSize): Promise<number> {
  const writing = new Set<Promise<void>>()
  let messages = 0
  for (const batch of deskOf({ size, seed: SEED, now: Date.now() }))
    for (const parts of batchesOf(batch)) {
      messages += parts.length
      const written = write(nc, parts).then(() => void writing.delete(written))
      writing.add(written)
      if (writing.size >= AT_ONCE) await Promise.race(writing)
    }
  await Promise.all(writing)
  return messages
}

async function write(nc: NatsConnection, parts: readonly Part[]): Promise<void> {
  const landed = await atomic(nc, parts, 60_000)
  if (landed.fate !== "ok") throw new Error(`The server took no batch: ${JSON.stringify(landed)}`)
}

/** Each message as a commit writes it, with the same headers. */
function* batchesOf(batch: Batch): Generator<Part[]> {
  const entries = [...((batch.entries ?? []) as Entry[])].sort((a, b) => a.at - b.at)
  const records = Object.entries(batch).flatMap(([table, rows]) => (OWN.has(table) ? [] : (rows as DeskRecord[])))
  const change: Change = { entries, records, guards: [], gone: [], emptied: [] }
  const parts = partsOf(change, { writer: "ann", seqs: new Map(), fences: [], older: new Map() })
  for (let at = 0; at < parts.length; at += PARTS) yield parts.slice(at, at + PARTS)
}
