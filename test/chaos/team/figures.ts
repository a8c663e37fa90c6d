import type { TeamOutcome } from "./run"

const MOST = 25

/** A run in figures: a small table, and under it whatever must not be, in words. */
export function teamFiguresOf(outcome: TeamOutcome): string {
  const { terms, minutes, conversations, findings, team, broken, moments, messages, missed, apart, done } = outcome
  const { dms, replies, sent, lost, twice, untrue, unsure, unknownUnsure, twiceByWord } = findings
  const rows: [string, string | number][] = [
    ["seed", terms.seed],
    ["browsers / nodes", `${terms.browsers} / ${terms.nodes}`],
    ["minutes", minutes.toFixed(1)],
    ["conversations", conversations],
    ["messages in", dms],
    ["replies written / sent", `${replies} / ${sent}`],
    ...[...done].sort(([a], [b]) => (a < b ? -1 : 1)),
    ["messages of the stream / not seen", `${messages} / ${missed}`],
    ["moments looked at", moments],
    ["came to rest", outcome.settled ? "yes" : "NO"],
    ["lost", lost.length + team.lost.length],
    ["twice", twice.length],
    ["said and not so", untrue.length],
    ["unsure at the end / of these known to nobody", `${unsure.length} / ${unknownUnsure.length}`],
    ["twice at X by a person's word", twiceByWord.length],
    ["two at once", team.twoAtOnce.length],
    ["without the lease", team.notTheirs.length],
    ["not ended", team.open.length],
    ["rules broken", broken.length],
    ["copies that differ", apart.length],
  ]
  const width = Math.max(...rows.map(([name]) => name.length))
  const wrong = [...lost, ...twice, ...untrue, ...unknownUnsure, ...Object.values(team).flat(), ...broken, ...apart]
  return (
    rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`).join("\n") +
    wrong
      .slice(0, MOST)
      .map((what) => `\n! ${what}`)
      .join("")
  )
}
