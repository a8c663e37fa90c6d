import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { entryId } from "~core/ids"
import { aboutOf, nameOf, ofCheck, ofEntry, ofEpoch, ofLease, ofPresence, ofRecord, token } from "./subjects"

const name = fc.string({ unit: "grapheme", maxLength: 40 })

describe("names in subjects", () => {
  test("any name is one token: no dot, no space, no wildcard, never empty", () => {
    fc.assert(
      fc.property(name, (any) => {
        expect(token(any)).toMatch(/^[^\s.*>]+$/u)
      }),
    )
  })
  test("any name comes back as it was, so no two share a token", () => {
    fc.assert(
      fc.property(name, (any) => {
        expect(nameOf(token(any))).toBe(any)
      }),
    )
  })
  test.each(["a b", "a.b", "a*", ">", "%zz", "%2e", "é", "%41"])(
    "a token that nobody writes is nobody's name: %j",
    (odd) => {
      expect(nameOf(odd)).toBeNull()
    },
  )
})

describe("subjects", () => {
  test("a record is checked over all who may have written it, by one filter whoever asks", () => {
    const ann = ofRecord("conversation", "7.900", "ann")
    expect(ann).toEqual({ subject: "desk.conversation.7%2E900.ann", filter: "desk.conversation.7%2E900.*" })
    expect(ofRecord("conversation", "7.900", "bo").filter).toBe(ann.filter)
  })
  test("what X said stands under the account and the event, whoever took it in", () => {
    const said = { subject: "log.in.7.900", filter: "log.in.7.900" }
    expect(ofEntry(entryId("7.900"), "ann")).toEqual(said)
    expect(ofEntry(entryId("7.900"), "bo")).toEqual(said)
  })
  test.each(["7.900/2/0", "note.x", "out.x", "made-1/1/0", "7.9a", "7.900.1", ""])(
    "a line of our own names its writer: %j",
    (id) => {
      const { subject, filter } = ofEntry(entryId(id), "ann")
      expect(subject).toBe(`log.of.${token(id)}.ann`)
      expect(filter).toBe(`log.of.${token(id)}.*`)
    },
  )
  test("every subject says again what it is about", () => {
    fc.assert(
      fc.property(name, name, (id, writer) => {
        expect(aboutOf(ofRecord("send", id, writer).subject)).toEqual({ of: "record", kind: "send", id, writer })
        expect(aboutOf(ofEpoch(id, writer).subject)).toEqual({ of: "epoch", lease: id, writer })
        expect(aboutOf(ofLease(id))).toEqual({ of: "lease", lease: id })
        expect(aboutOf(ofPresence(id))).toEqual({ of: "presence", member: id })
        expect(aboutOf(ofCheck(writer, 3))).toEqual({ of: "check" })
        const about = aboutOf(ofEntry(entryId(id), writer).subject)
        expect(about).toEqual({ of: "entry", id, writer: /^\d+\.\d+$/u.test(id) ? null : writer })
      }),
    )
  })
  test.each(["desk.send.1", "log.up.1.2", "desk", "", "here", "lease.a.b", "desk.send.a b.c", "other.1.2.3"])(
    "what Aside never writes is about nothing: %j",
    (subject) => expect(aboutOf(subject)).toBeNull(),
  )
})
