import fc from "fast-check"
import { describe, expect, it, test } from "vitest"
import { newStanding } from "./blank"
import type { Conversation } from "./conversation"
import { endBySilence, LONGEST_SILENCE_MS, type Reading, silenceDue } from "./end-by-silence"
import type { Send } from "./send"
import {
  aCursor,
  anAccount,
  anAgent,
  anOpen,
  anUnsure,
  aSend,
  aSending,
  HOUR,
  MINUTE,
  NOW,
  SECOND,
  SETTINGS,
  says,
  theOne,
  written,
} from "./test-desk"

/** The customer wrote half an hour ago, we answered 20 minutes ago. */
const silent = (parts: Partial<Conversation> = {}) =>
  anOpen({
    session: { agent: anAgent().id, begunAt: NOW - 40 * MINUTE },
    lastInboundAt: NOW - 30 * MINUTE,
    lastSentAt: NOW - 20 * MINUTE,
    ...parts,
  })

const DUE = NOW - 5 * MINUTE

describe("when the customer has been silent for long enough", () => {
  it.each<[string, Partial<Conversation>, Send[], number, number | null]>([
    ["15 min after our last message was sent", {}, [], 15, DUE],
    ["never before anything was sent", { lastSentAt: null }, [], 15, null],
    ["not while they wait for us: they wrote last", { lastInboundAt: NOW - 19 * MINUTE }, [], 15, null],
    ["also when we wrote first and they never did", { lastInboundAt: null }, [], 15, DUE],
    ["not while a message of ours is queued", {}, [aSend()], 15, null],
    ["not while one is being sent", {}, [aSending()], 15, null],
    ["not while an unsure one is looked for at X", {}, [anUnsure()], 15, null],
    ["an unsure one not found starts no clock, nor stops one", {}, [anUnsure({ lookedFor: true })], 15, DUE],
    ["a refused one starts no clock, nor stops one", {}, [aSend({ status: "refused" })], 15, DUE],
    ["a sent one is what counts", {}, [aSend({ status: "sent" })], 15, DUE],
    ["after the time that is set", {}, [], 18, NOW - 2 * MINUTE],
    ["after 24 h at most, whatever is set", {}, [], 5_000, NOW - 20 * MINUTE + LONGEST_SILENCE_MS],
    [
      "a session that began after our last message has its full length",
      { session: { agent: anAgent().id, begunAt: NOW - MINUTE } },
      [],
      15,
      NOW + 14 * MINUTE,
    ],
    ["never while no session runs", { status: "Waiting", session: null }, [], 15, null],
    ["never once it is closed", { status: "Closed", session: null, closedAt: NOW }, [], 15, null],
  ])("%s", (_, parts, sends, sessionMinutes, due) =>
    expect(silenceDue(silent(parts), sends, { sessionMinutes })).toBe(due),
  )
})

const read = (parts: Partial<Reading> = {}): Reading => ({
  account: anAccount(),
  cursor: aCursor({ readThrough: NOW - SECOND }),
  standing: newStanding(anAccount().id),
  ...parts,
})
const failing = (since: number, retryAt = NOW + MINUTE) => ({
  ...newStanding(anAccount().id),
  troubleSince: since,
  trouble: "offline" as const,
  retryAt,
})
const unread = (parts: Partial<Reading>) => read({ cursor: aCursor({ readThrough: DUE - SECOND }), ...parts })

const end = (readings: readonly Reading[], parts: Partial<Conversation> = {}, now = NOW) =>
  endBySilence({ conversation: silent(parts), agent: full, sends: [], readings, settings: SETTINGS }, now)
const full = anAgent({ sessions: [silent().id] })

describe("whether the end is committed", () => {
  it.each<[string, Reading[], boolean]>([
    ["every account was read past that time", [read()], true],
    ["it was read up to that very moment", [read({ cursor: aCursor({ readThrough: DUE }) })], true],
    ["it was last read before that time", [unread({})], false],
    ["it was never read through", [read({ cursor: aCursor() })], false],
    ["a gap in its reading is still open", [read({ cursor: aCursor({ readThrough: NOW, token: "t" }) })], false],
    ["one of two was not read past it", [read(), unread({})], false],
    ["it has failed for an hour, and fails still", [unread({ standing: failing(NOW - HOUR) })], true],
    ["it has failed for less than an hour", [unread({ standing: failing(NOW - 59 * MINUTE) })], false],
    [
      "the computer slept: what failed before has not been tried since",
      [unread({ standing: failing(NOW - 9 * HOUR, NOW - 8 * HOUR) })],
      false,
    ],
    [
      "it must be reconnected, for an hour",
      [unread({ account: anAccount({ status: "reconnect" }), standing: failing(NOW - HOUR, 0) })],
      true,
    ],
    [
      "it must be reconnected, since a moment ago",
      [unread({ account: anAccount({ status: "reconnect" }), standing: failing(NOW - MINUTE, 0) })],
      false,
    ],
    ["it is no longer on the desk", [unread({ account: null })], true],
  ])("%s", (_, readings, ends) => expect(end(readings) !== null).toBe(ends))

  it("not before it is due", () => expect(end([read()], {}, DUE - 1)).toBeNull())
})

test("the session ends as of the time it fell due, and its place is free", () => {
  const done = end([read()])
  expect(theOne(done, "conversation")).toMatchObject({ status: "Waiting", session: null, endedAt: DUE, unread: 0 })
  expect(theOne(done, "agent").sessions).toEqual([])
  expect(says(done)).toEqual(["session ended"])
  expect(written(done).entries[0]).toMatchObject({ because: "silence", at: DUE })
  expect(written(done).guards).toEqual([{ kind: "cursor", id: anAccount().id, rev: 1 }])
})

test("whatever the times, nobody's session ends while they wait for us or before the silence was long enough", () => {
  const at = fc.integer({ min: NOW - 60 * MINUTE, max: NOW })
  fc.assert(
    fc.property(at, at, at, fc.integer({ min: 1, max: 1440 }), (lastInboundAt, lastSentAt, begunAt, sessionMinutes) => {
      const conversation = silent({ lastInboundAt, lastSentAt, session: { agent: full.id, begunAt } })
      const due = silenceDue(conversation, [], { sessionMinutes })
      if (lastInboundAt > lastSentAt) expect(due).toBeNull()
      else expect(due).toBeGreaterThanOrEqual(lastSentAt + sessionMinutes * MINUTE)
    }),
  )
})
