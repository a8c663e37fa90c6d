import type { Outcome } from "./run"

const MOST = 20

/** A run in figures: a small table, and under it whatever must not be, in words. */
export function figuresOf(outcome: Outcome): string {
  const { seed, minutes, conversations, findings, broken, looks, done, faults, settled } = outcome
  const { dms, replies, sent, lost, twice, untrue, unsure, unknownUnsure, twiceByWord } = findings
  const rows: [string, string | number][] = [
    ["seed", seed],
    ["minutes", minutes.toFixed(1)],
    ["conversations", conversations],
    ["messages in", dms],
    ["replies written / sent", `${replies} / ${sent}`],
    ...sorted(done),
    ...sorted(faults).map(([name, times]): [string, number] => [`X: ${name}`, times]),
    ["moments looked at", looks],
    ["came to rest", settled ? "yes" : "NO"],
    ["lost", lost.length],
    ["twice", twice.length],
    ["said and not so", untrue.length],
    ["unsure at the end / of these known to nobody", `${unsure.length} / ${unknownUnsure.length}`],
    ["twice at X by a person's word", twiceByWord.length],
    ["rules broken", broken.length],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  const table = rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join("\n")
  return (
    table +
    [...lost, ...twice, ...untrue, ...unknownUnsure, ...broken]
      .slice(0, MOST)
      .map((it) => `\n! ${it}`)
      .join("")
  )
}

const sorted = (counts: ReadonlyMap<string, number>) => [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
