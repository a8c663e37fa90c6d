import fc from "fast-check"
import { expect, test } from "vitest"
import type { Entry } from "~core/entry"
import { conversationId, entryId, eventId, sendId } from "~core/ids"
import { orderOf } from "~core/order"
import { ANN, aSend, BRAND, CLEO, MAIN, NOW } from "~core/test-desk"
import { timelineOf } from "./timeline"

const at = { conversation: conversationId("c1"), customer: CLEO, at: NOW }
const outOf = (n: number): Entry => ({
  ...at,
  id: entryId(`out.s${n}`),
  order: orderOf(eventId("1"), n),
  type: "message out",
  account: BRAND,
  send: sendId(`s${n}`),
  text: "x",
  by: ANN,
})
const lineOf = (n: number): Entry => ({
  ...at,
  id: entryId(`l${n}`),
  order: orderOf(eventId(`${n}`)),
  type: "arrived",
  inbox: MAIN,
})

test("every line stands once and every send once; X's events decide the order, and what is queued comes last, first written first", () => {
  const send = fc.record({
    begun: fc.boolean(),
    event: fc.option(fc.integer({ min: 2, max: 2_000 })),
    queuedAt: fc.integer({ min: 1, max: 10 ** 13 }),
    dropped: fc.boolean(),
  })
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.integer({ min: 2, max: 2_000 })),
      fc.array(send, { maxLength: 12 }),
      (lines, drawn) => {
        const sends = drawn.map(({ event, queuedAt, dropped, begun }, n) =>
          aSend({
            id: sendId(`s${n}`),
            queuedAt,
            event: begun && event ? eventId(`${event}`) : null,
            status: dropped ? "dropped" : "queued",
          }),
        )
        const entries = [...lines.map(lineOf), ...drawn.flatMap(({ begun }, n) => (begun ? [outOf(n)] : []))]
        const rows = timelineOf(entries, sends)

        const stands = rows.flatMap(({ entry }) => (entry ? [entry.id] : []))
        expect([...stands].sort()).toEqual(entries.map(({ id }) => id).sort())
        const waiting = rows.filter(({ entry }) => entry === null)
        const unbegun = sends.filter(({ status }, n) => status !== "dropped" && !drawn[n]?.begun)
        expect(waiting.map(({ send }) => send?.id).sort()).toEqual(unbegun.map(({ id }) => id).sort())
        expect(rows.slice(rows.length - waiting.length)).toEqual(waiting)
        const queued = waiting.map(({ send }) => send?.queuedAt ?? 0)
        expect(queued).toEqual([...queued].sort((a, b) => a - b))
        const events = rows.flatMap(({ entry, send }) =>
          entry?.type === "arrived" ? [Number(entry.id.slice(1))] : send?.event ? [Number(send.event)] : [],
        )
        expect(events).toEqual([...events].sort((a, b) => a - b))
      },
    ),
  )
})
