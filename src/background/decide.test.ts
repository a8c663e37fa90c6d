import { describe, expect, test } from "vitest"
import { type Change, type Committed, change, refuse } from "~core/change"
import { anAgent } from "~core/test-desk"
import { decide } from "./decide"

/** A commit that answers what the test wants, in turn. */
function answers(...all: (Committed | Error)[]) {
  const seen: Change[] = []
  const commit = async (decided: Change): Promise<Committed> => {
    seen.push(decided)
    const next = all.shift() ?? "ok"
    if (next instanceof Error) throw next
    return next
  }
  return { commit, seen }
}
const writes = async () => change({ records: [anAgent()] })
const named = (name: string, inner?: Error) => Object.assign(new Error(name), { name, inner })

describe("decide", () => {
  test("reads and decides again when something moved", async () => {
    const { commit, seen } = answers("stale", "unknown", "ok")
    let reads = 0
    const done = await decide({ commit }, async () => change({ records: [anAgent({ rev: ++reads })] }))
    expect(done).toEqual({ ok: true, value: null, wrote: true })
    expect(seen.map(({ records }) => records[0]?.rev)).toEqual([1, 2, 3])
  })

  test("a refusal on the second look is the answer", async () => {
    const { commit } = answers("stale")
    let reads = 0
    expect(await decide({ commit }, async () => (reads++ ? refuse("offer-gone") : writes()))).toEqual({
      ok: false,
      refusal: "offer-gone",
    })
  })

  test.each<[string, (Committed | Error)[]]>([
    ["and then decided otherwise", ["unknown"]],
    ["was overtaken, by itself perhaps, and then decided otherwise", ["unknown", "stale"]],
  ])("what got no answer %s may have been done", async (_, said) => {
    const { commit } = answers(...said)
    let reads = 0
    const decision = async () => (reads++ >= said.length ? refuse("offer-gone") : writes())
    expect(await decide({ commit }, decision)).toEqual({ ok: false, refusal: "team-unknown" })
  })

  test("what got no answer, then never stood still or met a desk out of reach, may have been done", async () => {
    const many = Array.from({ length: 50 }, () => "stale" as const)
    expect(await decide(answers("unknown", ...many), writes)).toEqual({ ok: false, refusal: "team-unknown" })
    expect(await decide(answers("unknown", "stale", named("DeskAway")), writes)).toEqual({
      ok: false,
      refusal: "team-unknown",
    })
  })

  test("says busy when it never stands still", async () => {
    const { commit, seen } = answers(...Array.from({ length: 50 }, () => "stale" as const))
    expect(await decide({ commit }, writes)).toEqual({ ok: false, refusal: "busy" })
    expect(seen.length).toBeLessThan(20)
  })

  test.each([
    ["nothing to decide", async () => null],
    ["nothing to write", async () => change({})],
    ["nothing to write, with a guard", async () => change({ guards: [{ kind: "agent", id: "a", rev: 1 }] })],
  ])("%s commits nothing", async (_, decision) => {
    const { commit, seen } = answers()
    expect(await decide({ commit }, decision)).toEqual({ ok: true, value: null, wrote: false })
    expect(seen).toEqual([])
  })

  test.each([
    ["the browser's own", named("QuotaExceededError")],
    ["Dexie's, around it", named("AbortError", named("QuotaExceededError"))],
  ])("a full disk is a refusal by its name: %s", async (_, error) => {
    expect(await decide(answers(error), writes)).toEqual({ ok: false, refusal: "storage-full" })
  })

  test("any other fault is thrown, and the next decision is not held up by it", async () => {
    await expect(decide(answers(named("DataError")), writes)).rejects.toThrow("DataError")
    await expect(decide(answers(), () => Promise.reject(new Error("read")))).rejects.toThrow("read")
    expect(await decide(answers(), writes)).toMatchObject({ ok: true })
  })

  test("one at a time, in the order they were asked", async () => {
    const order: string[] = []
    const slow = async () => {
      order.push("first reads")
      await Promise.resolve()
      order.push("first decides")
      return null
    }
    const second = async () => {
      order.push("second")
      return null
    }
    const both = [decide(answers(), slow), decide(answers(), second)]
    await Promise.all(both)
    expect(order).toEqual(["first reads", "first decides", "second"])
  })
})
