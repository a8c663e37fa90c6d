import type { EntryRow, WholeDesk } from "../rows"
import { brokenRules } from "../rules"
import { aboutOf, type Said } from "./said"

/** The desk at the end of a history, and what was seen to be wrong on the way there. */
export interface Replayed {
  desk: WholeDesk
  /** Lines in the order in which the server took them, with who wrote them. */
  lines: { seq: number; writer: string | null; line: EntryRow & Record<string, unknown> }[]
  /** Moments at which the rules were looked at: after each batch. */
  moments: number
  /** Rules (product.md §4.8) that a moment broke, and what followed another than it says; in words. */
  broken: string[]
}

interface Row {
  id: string
  rev: number
  [field: string]: unknown
}

/** Kinds whose change may break a rule. */
const RULED = ["conversation", "agent", "send"]

/**
 * Lets everything that the server took happen again, batch by batch. `missed`: sequences that nobody saw; for a while after one, what stands may
 * be older than it was, so that nothing is said about it.
 */
export function replay(said: readonly Said[], missed: readonly number[] = []): Replayed {
  const rows = new Map<string, Map<string, Row>>()
  const revs = new Map<string, number>()
  const broken = new Set<string>()
  const out: Replayed = { desk: deskOf(rows, []), lines: [], moments: 0, broken: [] }
  const holes = [...missed]
  let unsure = 0
  let touched = false

  const take = (one: Said) => {
    const about = aboutOf(one.subject)
    if (about.of === "line" && one.body !== "")
      out.lines.push({ seq: one.seq, writer: about.writer, line: JSON.parse(one.body) })
    if (about.of !== "record") return
    const key = `${about.kind} ${about.id}`
    const table = rows.get(about.kind) ?? new Map<string, Row>()
    rows.set(about.kind, table)
    touched ||= RULED.includes(about.kind)
    if (one.gone) return void table.delete(about.id)
    const row = JSON.parse(one.body) as Row
    const before = revs.get(key) ?? 0
    if (row.rev !== before + 1 && one.seq > unsure)
      broken.add(`${key} was written as ${row.rev} after ${before} by ${about.writer}`)
    revs.set(key, row.rev)
    table.set(about.id, row)
  }
  for (const [at, one] of said.entries()) {
    while ((holes[0] ?? Number.POSITIVE_INFINITY) < one.seq) unsure = (holes.shift() ?? 0) + UNSURE_FOR
    take(one)
    const next = said[at + 1]
    if (one.batch !== null && !one.commits && next?.batch === one.batch) continue
    if (touched && one.seq > unsure) {
      out.moments++
      for (const rule of brokenRules(deskOf(rows, []))) broken.add(rule)
    }
    touched = false
  }
  return {
    ...out,
    desk: deskOf(
      rows,
      out.lines.map(({ line }) => line),
    ),
    broken: [...broken],
  }
}

/** After so many messages whatever a missed one said has been written over by what was decided on it, or is seen to be wrong later again. */
const UNSURE_FOR = 200

function deskOf(rows: ReadonlyMap<string, ReadonlyMap<string, Row>>, entries: EntryRow[]): WholeDesk {
  const all = <T>(kind: string) => [...(rows.get(kind)?.values() ?? [])] as T[]
  return {
    conversations: all("conversation"),
    agents: all("agent"),
    sends: all("send"),
    settings: all("settings"),
    customers: all("customer"),
    entries,
    quarantine: [],
  }
}
