import type { TeamLine } from "~core/membership"
import { teamTroubleSaid } from "./team-trouble-said"
import { clockWithin } from "./times"

/** How the line to the team's desk is, in words; `now` in Unix milliseconds. Null: it was never opened here. */
export function lineSaid(line: TeamLine | null, now: number): string {
  if (!line) return "Not connected yet."
  const since = clockWithin(line.since, now)
  switch (line.state) {
    case "connecting":
      return line.behind === null
        ? "Connecting to the team’s desk…"
        : `Copying the team’s desk: ${toCome(line.behind)}.`
    case "connected":
      return `Connected since ${since}.${line.behind ? ` ${toCome(line.behind, "still ")}.` : ""}`
    case "away":
      return `No connection to the team’s desk since ${since}. You can read; nothing can be written until it is back.`
    case "resting":
      return `At rest since ${since}: it connects again when you go on duty or open the panel.`
    case "refused":
      return `Turned away since ${since}. ${teamTroubleSaid(line.because)}`
  }
}

/** How much of the desk has not arrived yet. */
export const toCome = (behind: number, still = "") => `${behind.toLocaleString("en")} ${still}to come`
