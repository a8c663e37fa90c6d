import { describe, expect, test } from "vitest"
import { ANN, aCustomer, anOpen, NOW, refusal, written } from "./test-desk"
import { NOTE_LIMIT, writeNote } from "./write-note"

const view = { customer: aCustomer(), conversation: anOpen(), agent: ANN, known: false }
const note = (text: string) => ({ id: "n1", text })

describe("a note", () => {
  test("stands in the conversation's timeline, after what was said, and the conversation moves", () => {
    const { entries, records } = written(writeNote(view, note(" likes window seats\n"), NOW))
    expect(entries).toMatchObject([
      {
        id: "note.n1",
        type: "note",
        agent: ANN,
        text: "likes window seats",
        conversation: "c1",
        customer: "501",
        at: NOW,
      },
    ])
    expect(records).toMatchObject([{ id: "c1", rev: 3, newestAt: NOW }])
  })

  test("stands on the customer when there is no conversation", () => {
    const { entries, records } = written(writeNote({ ...view, conversation: null }, note("called"), NOW))
    expect(entries).toMatchObject([{ id: "note.n1", conversation: null, customer: "501" }])
    expect(records).toEqual([view.customer])
  })

  test("asked twice is written once", () =>
    expect(written(writeNote({ ...view, known: true }, note("called"), NOW)).entries).toEqual([]))

  test("can be written on a closed conversation, and on somebody else's", () =>
    expect(
      written(writeNote({ ...view, conversation: anOpen({ status: "Closed", owner: null }) }, note("called"), NOW))
        .entries,
    ).toHaveLength(1))

  test.each([
    ["nothing", "  \n", "empty-note"],
    ["too much", "a".repeat(NOTE_LIMIT + 1), "too-long"],
  ])("is refused when it says %s", (_, text, because) =>
    expect(refusal(writeNote(view, note(text), NOW))).toBe(because),
  )
})
