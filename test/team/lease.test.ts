import { afterAll, beforeAll, describe, expect } from "vitest"
import { keepLease, type Terms } from "~team/lease"
import { beHere, type Present, watchPresence } from "~team/presence"
import { connectTo, onServer, withStream } from "./desk"
import { aTalk, join, until, writes } from "./member"
import { NATS_SERVER, type TeamNodes } from "./server"

let nodes: TeamNodes
beforeAll(async () => {
  if (NATS_SERVER) nodes = await withStream()
})
afterAll(() => nodes?.close())

/** As in a real team, only ten times as fast. */
const QUICK: Terms = { ttl: 3, renew: 1_000, look: 200 }

async function wants(name: string, lease: string, browser = name, day: () => number = Date.now) {
  const nc = await connectTo(nodes.node)
  const end = new AbortController()
  const told: boolean[] = []
  const held = keepLease({
    line: { nc, member: name },
    lease,
    browser,
    signal: end.signal,
    tell: (is) => told.push(is),
    terms: QUICK,
    day,
  })
  return {
    nc,
    told,
    fence: held.fence,
    holds: () => held.fence() !== null,
    leave: async () => {
      end.abort()
      await held.ended
      await nc.close()
    },
    /** The browser is gone without a word. */
    vanish: async () => {
      await nc.close()
      end.abort()
    },
  }
}

describe("a lease", () => {
  onServer("has one holder of many who want it, and goes on to the next when it is given back", async () => {
    const many = await Promise.all(["a", "b", "c", "d", "e"].map((name) => wants(name, "7")))
    await until(
      () => many.filter((one) => one.holds()).length,
      (held) => held === 1,
    )
    const first = many.find((one) => one.holds())
    await first?.leave()
    const rest = many.filter((one) => one !== first)
    await until(
      () => rest.filter((one) => one.holds()).length,
      (held) => held === 1,
    )
    await Promise.all(rest.map((one) => one.leave()))
  })

  onServer(
    "is held no more on waking from a sleep in which the other clock stood still, until it is looked at again",
    async () => {
      let slept = 0
      const ann = await wants("ann", "11", "ann", () => Date.now() + slept)
      await until(ann.holds, Boolean)
      slept = 600_000
      expect(ann.holds()).toBe(false)
      await until(ann.holds, Boolean)
      // Set back, it makes nothing longer: the clock that only grows counts as well.
      slept = -600_000
      expect(ann.holds()).toBe(true)
      await ann.vanish()
      await until(ann.holds, (is) => !is)
    },
  )

  onServer("is kept by renewing, past its time", async () => {
    const ann = await wants("ann", "8")
    const bo = await wants("bo", "8")
    await until(() => ann.holds() || bo.holds(), Boolean)
    const holder = ann.holds() ? ann : bo
    const fence = holder.fence()
    const begun = performance.now()
    await until(
      () => performance.now() - begun,
      (past) => past > 3_600,
    )
    expect(holder.told).toEqual([true])
    // The epoch stands as it was: nothing that is fenced has to be decided again.
    expect(holder.fence()).toEqual(fence)
    await Promise.all([ann.leave(), bo.leave()])
  })

  onServer("is taken over once its holder is gone, and what that one still tries is refused", async () => {
    const old = await join("old", [nodes.node])
    const ann = await wants("old", "9", "laptop")
    await until(ann.holds, Boolean)
    const fence = ann.fence()
    if (fence) old.fences.push(fence)
    expect(await old.commit(writes({ records: [aTalk("l1")] }))).toBe("ok")
    const bo = await wants("bo", "9")
    await ann.vanish()
    await until(bo.holds, Boolean)
    const late = await old.commit(writes({ records: [aTalk("l2")] }))
    expect(late).toBe("stale")
    const now = await join("bo", [nodes.node])
    const its = bo.fence()
    if (its) now.fences.push(its)
    expect(await now.commit(writes({ records: [aTalk("l2")] }))).toBe("ok")
    await Promise.all([old.leave(), now.leave(), bo.leave()])
  })

  onServer("is taken up at once by the browser that held it, whose worker died", async () => {
    const ann = await wants("ann", "10", "laptop")
    await until(ann.holds, Boolean)
    await ann.vanish()
    const begun = performance.now()
    const again = await wants("ann", "10", "laptop")
    await until(again.holds, Boolean)
    expect(performance.now() - begun).toBeLessThan(2_500)
    await again.leave()
  })
})

describe("presence", () => {
  onServer("tells who is here, and who left or was not heard of", async () => {
    const seen = await connectTo(nodes.node)
    const end = new AbortController()
    let present: ReadonlyMap<string, Present> = new Map()
    const watching = watchPresence(
      { nc: seen, member: "watcher" },
      end.signal,
      (all) => {
        present = all
      },
      { look: 200 },
    )
    const names = () => [...present.keys()].sort().join(" ")
    const stay = new AbortController()
    const gone = new AbortController()
    const [annLine, boLine] = [await connectTo(nodes.node), await connectTo(nodes.node)]
    const beat = { ttl: 2, every: 700 }
    const ann = beHere(
      { nc: annLine, member: "ann" },
      () => ({ name: "Ann", onDuty: true, version: "1" }),
      stay.signal,
      beat,
    )
    const bo = beHere(
      { nc: boLine, member: "bo" },
      () => ({ name: "Bo", onDuty: false, version: "2" }),
      gone.signal,
      beat,
    )
    await until(names, (who) => who === "ann bo")
    expect(present.get("bo")).toEqual({ member: "bo", name: "Bo", onDuty: false, version: "2", holds: [] })
    // Bo leaves; Ann's computer falls asleep.
    gone.abort()
    await bo
    await until(names, (who) => who === "ann")
    await annLine.close()
    await until(names, (who) => who === "")
    stay.abort()
    await ann
    end.abort()
    await watching
    await Promise.all([seen.close(), boLine.close()])
  })
})
