import type { Entry } from "~core/entry"
import type { DeskRecord, RecordKind } from "~core/records"
import { rowOf } from "~store/rows/of-tables"
import { TABLE_OF } from "~store/tables"
import { aboutOf } from "./subjects"

/** Headers of Aside's own. `GONE`: what was here is no more. `EMPTIED`: the words of this line are gone. `OPEN`: work that is not done, with its customer. */
export const GONE = "Aside-Gone"
export const EMPTIED = "Aside-Emptied"
export const OPEN = "Aside-Open"

/** A message of the stream as it came. */
export interface Message {
  seq: number
  subject: string
  data: Uint8Array
  headers: { has: (name: string) => boolean } | undefined
}

/** What a message says to the replica. `odd`: not what it should be; kept raw, and nobody meets it. */
export type Arrived = { seq: number } & (
  | { of: "record"; kind: RecordKind; id: string; row: DeskRecord | null }
  | { of: "entry"; id: string; row: Entry | null; emptied: boolean }
  | { of: "odd"; table: string | null; id: string; why: string; text: string }
)

/** Reads a message at the door: its subject, and the row in it. Null: it is nothing of the desk's rows. */
export function readArrived({ seq, subject, data, headers }: Message): Arrived | null {
  const about = aboutOf(subject)
  if (about?.of !== "record" && about?.of !== "entry") return null
  const table = about.of === "entry" ? "entries" : tableOf(about.kind)
  const odd = (why: string, text: string): Arrived => ({ seq, of: "odd", table, id: about.id, why, text })
  if (!table) return odd(`kind: ${about.of === "record" ? about.kind : ""} is none that is known`, decode(data))
  const gone = headers?.has(GONE) ?? false
  const row = gone ? null : parse(data)
  const wrong = gone ? null : amiss(table, about, row)
  if (wrong !== null) return odd(wrong, decode(data))
  if (about.of === "entry") {
    return {
      seq,
      of: "entry",
      id: about.id,
      row: row as Entry | null,
      emptied: gone || (headers?.has(EMPTIED) ?? false),
    }
  }
  return { seq, of: "record", kind: about.kind as RecordKind, id: about.id, row: row as DeskRecord | null }
}

const tableOf = (kind: string): string | null => (Object.hasOwn(TABLE_OF, kind) ? TABLE_OF[kind as RecordKind] : null)

/** What is wrong with a row, or with a row under this subject; null: nothing. */
function amiss(table: string, about: { of: string; id: string; kind?: string }, row: unknown): string | null {
  const wrong = rowOf(table)?.amiss(row)
  if (wrong) return wrong
  const { id, kind } = row as { id?: unknown; kind?: unknown }
  if (id !== about.id) return "id: another than its subject's"
  return about.of === "record" && kind !== about.kind ? "kind: another than its subject's" : null
}

const decoder = new TextDecoder()
const decode = (data: Uint8Array): string => decoder.decode(data)

function parse(data: Uint8Array): unknown {
  try {
    return JSON.parse(decode(data))
  } catch {
    return undefined
  }
}
