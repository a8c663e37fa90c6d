import type { DeskDb } from "~store/desk-db"
import { type Arrived, readArrived } from "./arrived"
import { follow, type Line, whatStood } from "./follow"
import { takeIn } from "./take-in"

/**
 * Takes in what was said lately (from a sequence on) in the conversations that are in the desk, before all the rest comes: whoever opens
 * one reads on where it stands. It comes again with the rest, and changes nothing then.
 */
export async function takeOpenLines(db: DeskDb, line: Line, from: number): Promise<void> {
  const open = new Set<string>(await db.conversations.toCollection().primaryKeys())
  const lines: Arrived[] = []
  for await (const { info, subject, data, headers } of whatStood(await follow(line, { filters: ["log.>"], from }))) {
    const arrived = readArrived({ seq: info.streamSequence, subject, data, headers })
    if (arrived?.of === "entry" && open.has(arrived.row?.conversation ?? "")) lines.push(arrived)
  }
  await takeIn(db, lines, null)
}
