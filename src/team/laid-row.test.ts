import { expect, test } from "vitest"
import { GONE, readArrived } from "./arrived"
import { LaidRow, messagesOf } from "./laid-row"

const bytes = (text: string) => new TextEncoder().encode(text)
const said = (seq: number, text: string, ...headers: string[]) => ({
  seq,
  subject: `log.of.note%2E${seq}.ann`,
  data: bytes(text),
  headers: headers.length > 0 ? { has: (name: string) => headers.includes(name) } : undefined,
})

test("messages that were laid by come out as they came, however long", () => {
  const row = new LaidRow()
  const messages = [said(4, "{}"), said(9, `"${"é".repeat(200_000)}"`), said(11, "", GONE), said(12, "")]
  for (const message of messages) row.add(message)
  const laid = row.row()
  expect([row.many, laid.from, laid.upTo, laid.gone]).toEqual([4, 4, 12, [11]])
  const out = messagesOf(laid)
  expect(out.map(({ seq, subject }) => ({ seq, subject }))).toEqual(
    messages.map(({ seq, subject }) => ({ seq, subject })),
  )
  expect(out.map(({ data }) => new TextDecoder().decode(data))).toEqual(
    messages.map(({ data }) => new TextDecoder().decode(data)),
  )
  expect(out.map(({ headers }) => headers?.has(GONE))).toEqual([false, false, true, false])
  // What is gone is gone; what is empty and doesn't say so is odd.
  expect(out.slice(2).map((message) => readArrived(message)?.of)).toEqual(["entry", "odd"])
})

test("a row is its own: what is laid by after it changes nothing in it", () => {
  const row = new LaidRow()
  row.add(said(1, "a"))
  const { bytes: first } = row.row()
  row.add(said(2, "b"))
  expect([...first]).toEqual([97])
})
