import { describe, expect, test } from "vitest"
import { auditTeam, isTeamWell } from "./audit"
import { holesIn } from "./history"
import { replay } from "./replay"
import type { Said } from "./said"

/** A stream that is written by hand: each call is one batch. */
function stream() {
  const said: Said[] = []
  const batch = (...parts: [subject: string, row: object | null][]) => {
    for (const [at, [subject, row]] of parts.entries())
      said.push({
        ...{ seq: said.length + 1, subject, at: 0, batch: `b${said.length - at}`, commits: at === parts.length - 1 },
        ...{ gone: row === null, body: row === null ? "" : JSON.stringify(row) },
      })
  }
  return { said, batch }
}

const talk = (rev: number, parts: object) => ({
  ...{ id: "c1", rev, customer: "501", status: "New", owner: null, session: null, offer: null, unread: 1, xId: "501" },
  ...parts,
})
const agent = (id: string, rev: number, parts: object = {}) => ({
  id,
  ...{ rev, available: true, sessions: [], offer: null },
  ...parts,
})
const line = (id: string, type: string, parts: object = {}) => ({
  id,
  ...{ type, conversation: "c1", customer: "501" },
  ...parts,
})

/** Bo is asked and accepts, answers nothing, and closes. */
function anOrdinaryDay() {
  const { said, batch } = stream()
  batch(["epoch.desk.ann", { member: "ann" }])
  batch(["log.in.7.1", line("7.1", "message in")], ["desk.conversation.c1.ann", talk(1, {})])
  batch(["desk.agent.bo.bo", agent("bo", 1)])
  batch(
    ["log.of.l1.ann", line("l1", "offer made", { agent: "bo" })],
    ["desk.conversation.c1.ann", talk(2, { offer: { agent: "bo", until: 9 } })],
    ["desk.agent.bo.ann", agent("bo", 2, { offer: "c1" })],
  )
  batch(
    ["log.of.l2.bo", line("l2", "offer accepted", { agent: "bo" })],
    ["log.of.l3.bo", line("l3", "session begun", { agent: "bo" })],
    ["desk.conversation.c1.ann", null],
    ["desk.conversation.c1.bo", talk(3, { status: "Open", owner: "bo", session: { agent: "bo" } })],
    ["desk.agent.bo.bo", agent("bo", 3, { sessions: ["c1"] })],
  )
  batch(
    ["log.of.l4.bo", line("l4", "session ended", { agent: "bo" })],
    ["desk.conversation.c1.bo", talk(4, { status: "Closed", owner: "bo" })],
    ["desk.agent.bo.bo", agent("bo", 4)],
  )
  return { said, batch }
}

const findings = (said: readonly Said[]) => auditTeam(said, said, replay(said))

describe("a history that is replayed", () => {
  test("of an ordinary day breaks nothing, and ends as it ended", () => {
    const { said } = anOrdinaryDay()
    const replayed = replay(said)
    expect(replayed.broken).toEqual([])
    expect(replayed.moments).toBe(5)
    expect(replayed.desk.conversations).toMatchObject([{ id: "c1", status: "Closed", rev: 4 }])
    expect(replayed.lines.map(({ writer }) => writer)).toEqual([null, "ann", "bo", "bo", "bo"])
    expect(isTeamWell(findings(said))).toBe(true)
  })

  test("shows a state that was wrong for one batch only", () => {
    const { said, batch } = anOrdinaryDay()
    batch(["desk.conversation.c1.bo", talk(5, { status: "Open", owner: "bo", session: { agent: "cy" } })])
    batch(["desk.conversation.c1.bo", talk(6, { status: "Closed", owner: "bo" })])
    expect(replay(said).broken.join()).toContain("two owners: c1 is Open")
  })

  test("shows what was decided on something else than stood there", () => {
    const { said, batch } = anOrdinaryDay()
    batch(["desk.agent.bo.bo", agent("bo", 4)])
    expect(replay(said).broken).toEqual(["agent bo was written as 4 after 4 by bo"])
  })

  test("says nothing of what followed a message that nobody saw", () => {
    const { said, batch } = anOrdinaryDay()
    batch(["desk.agent.bo.bo", agent("bo", 5)])
    batch(["desk.agent.bo.bo", agent("bo", 6)])
    const some = said.filter(({ seq }) => seq !== said.length - 1)
    const missed = holesIn(some.map(({ seq }) => seq))
    expect(missed).toEqual([said.length - 1])
    expect(replay(some).broken).toHaveLength(1)
    expect(replay(some, missed).broken).toEqual([])
  })
})

describe("the audit of a log", () => {
  test("two offers at once", () => {
    const { said, batch } = anOrdinaryDay()
    batch(["log.of.l5.ann", line("l5", "offer made", { agent: "bo" })])
    batch(["log.of.l6.ann", line("l6", "offer made", { agent: "cy" })])
    expect(findings(said).twoAtOnce).toEqual(["c1: offer made for cy while one for bo runs"])
  })

  test("a session that ends for another than it began for", () => {
    const { said, batch } = anOrdinaryDay()
    batch(["log.of.l5.bo", line("l5", "session begun", { agent: "bo" })])
    batch(["log.of.l6.cy", line("l6", "session ended", { agent: "cy" })])
    expect(findings(said).twoAtOnce).toEqual(["c1: session ended of cy, and what runs is bo"])
  })

  test("an offer, or a message to X, by somebody whose lease was taken over", () => {
    const { said, batch } = anOrdinaryDay()
    batch(["epoch.desk.cy", { member: "cy" }])
    batch(["epoch.7.ann", { member: "ann" }])
    batch(["log.of.l5.ann", line("l5", "offer made", { agent: "bo" })])
    batch(["desk.send.s1.cy", { id: "s1", rev: 1, status: "sending", account: "7" }])
    expect(findings(said).notTheirs).toEqual([
      "offer made (l5) by ann, and desk is cy's",
      "sending s1 by cy, and 7 is ann's",
    ])
  })

  test("what was taken and is gone", () => {
    const { said } = anOrdinaryDay()
    const standing = said.filter(({ subject }) => !subject.startsWith("log.of.l4"))
    expect(auditTeam(said, standing, replay(said)).lost).toEqual([
      "log.of.l4.bo was taken as 13, and nothing stands there",
    ])
  })

  test("whoever is still waiting, and a message still on its way", () => {
    const { said, batch } = anOrdinaryDay()
    batch(["desk.conversation.c1.bo", talk(5, { status: "Waiting", owner: "bo" })])
    batch(["desk.send.s1.bo", { id: "s1", rev: 1, conversation: "c1", status: "queued", account: "7" }])
    expect(findings(said).open).toEqual(["c1 is Waiting, bo's", "message s1 is queued"])
  })
})
