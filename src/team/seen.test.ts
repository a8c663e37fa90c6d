import { expect, test } from "vitest"
import { newAgent } from "~core/blank"
import { agentId } from "~core/ids"
import type { DeskDb } from "~store/desk-db"
import { forgetSeen, noteSeen, seqsSeen } from "./seen"

// It is only known by, never asked.
const aDesk = () => ({}) as DeskDb
const came = (id: string, rev: number, seq: number) => ({
  kind: "agent" as const,
  id,
  seq,
  row: { ...newAgent(agentId(id), id, 0), rev },
})
const check = (id: string, rev: number) => ({ kind: "agent" as const, id, rev })

test("a revision that has just come needs no look at the disk; another one does, and so does what was never seen", () => {
  const db = aDesk()
  noteSeen(db, [came("ann", 3, 17), came("bo", 1, 18)])
  expect(seqsSeen(db, [check("ann", 3), check("bo", 1)])).toEqual(
    new Map([
      ["agent/ann", 17],
      ["agent/bo", 18],
    ]),
  )
  expect(seqsSeen(db, [check("ann", 2)])).toBeNull()
  expect(seqsSeen(db, [check("ann", 3), check("cleo", 0)])).toBeNull()
  expect(seqsSeen(aDesk(), [check("ann", 3)])).toBeNull()
})

test("older never follows newer", () => {
  const db = aDesk()
  noteSeen(db, [came("ann", 3, 17)])
  noteSeen(db, [came("ann", 2, 12)])
  expect(seqsSeen(db, [check("ann", 3)])?.get("agent/ann")).toBe(17)
})

test("what is gone is no revision, and stands where that was said", () => {
  const db = aDesk()
  noteSeen(db, [came("ann", 3, 17), { ...came("ann", 0, 20), row: null }])
  expect(seqsSeen(db, [check("ann", 0)])?.get("agent/ann")).toBe(20)
})

test("another stream says something else, and nothing of before counts", () => {
  const db = aDesk()
  noteSeen(db, [came("ann", 3, 17)])
  forgetSeen(db)
  expect(seqsSeen(db, [check("ann", 3)])).toBeNull()
})

test("however many have come, the last of them are remembered and the first are not", () => {
  const db = aDesk()
  noteSeen(db, [came("ann", 1, 1), came("bo", 1, 2)])
  for (let nth = 0; nth < 10_000; nth++) noteSeen(db, [came(`x${nth}`, 1, 3 + nth), came("bo", nth, 20_000 + nth)])
  expect(seqsSeen(db, [check("ann", 1)])).toBeNull()
  expect(seqsSeen(db, [check("x9999", 1), check("bo", 9_999)])).not.toBeNull()
})
