import fc from "fast-check"
import { afterAll, beforeAll, describe, expect } from "vitest"
import { ask } from "~team/ask"
import { hearAsks } from "~team/hear-asks"
import { askerOf } from "~team/subjects"
import { onServer } from "./desk"
import { until } from "./member"
import { type Member, openStage, type Stage } from "./people/workspace"
import { NATS_SERVER } from "./server"

let stage: Stage
let ann: Member
let gate: Member
beforeAll(async () => {
  if (!NATS_SERVER) return
  stage = await openStage()
  ann = await stage.member("agent")
  gate = await stage.member("gateway")
})
afterAll(() => stage?.close())

const lineOf = ({ nc, id }: Member) => ({ nc, member: id })
/** A gateway that answers for an account, until it is told to stop; what it was asked, and what it reported. */
function opens(account: string, answer: (what: unknown, member: string) => Promise<unknown>, who = gate) {
  const end = new AbortController()
  const asked: [unknown, string][] = []
  const reported: unknown[] = []
  const held = { now: true }
  hearAsks({
    line: lineOf(who),
    account,
    holds: () => held.now,
    answer: (what, member) => {
      asked.push([what, member])
      return answer(what, member)
    },
    signal: end.signal,
    report: (error) => reported.push(error),
  })
  return { asked, reported, held, stop: () => end.abort(), ready: who.nc.flush() }
}
/** Something that a test settles when it wants. */
function later<T>() {
  let settle: (value: T) => void = () => {}
  const promise = new Promise<T>((resolve) => {
    settle = resolve
  })
  return { promise, settle }
}
const raw = (subject: string, body: string, reply?: string) => ann.nc.publish(subject, body, reply ? { reply } : {})
const id = (n: number) => `${n}`.padStart(22, "0")

describe("asking whoever holds an account's lease", () => {
  onServer("is answered by them, who are told by the server who asks", async () => {
    const gateway = opens("7", async () => ({ did: "done" }))
    await gateway.ready
    expect(await ask(lineOf(ann), "7", { what: "block" })).toEqual({ told: true, answer: { did: "done" } })
    expect(gateway.asked).toEqual([[{ what: "block" }, ann.id]])
    gateway.stop()
    await gate.nc.flush()
    expect(await ask(lineOf(ann), "7", {})).toEqual({ told: false, because: "nobody" })
  })

  onServer("is told at once that nobody holds it", async () => {
    const begun = performance.now()
    expect(await ask(lineOf(ann), "8", {})).toEqual({ told: false, because: "nobody" })
    expect(performance.now() - begun).toBeLessThan(2_000)
  })

  onServer("two who ask at once are answered each their own", async () => {
    const bo = await stage.member("agent")
    const gateway = opens("7", async (what, member) => ({ what, member }))
    await gateway.ready
    const many = await Promise.all(
      Array.from({ length: 12 }, (_, n) => {
        const who = n % 2 ? bo : ann
        return ask(lineOf(who), "7", n).then((told) => ({ told, n, who: who.id }))
      }),
    )
    for (const { told, n, who } of many) expect(told).toEqual({ told: true, answer: { what: n, member: who } })
    gateway.stop()
  })

  onServer("waits as long as the gateway is at work, and no longer", async () => {
    const done = later<unknown>()
    const gateway = opens("7", () => done.promise)
    await gateway.ready
    const long = ask(lineOf(ann), "7", {}, { silent: 3_500 })
    setTimeout(() => done.settle("after a while"), 5_000)
    expect(await long).toEqual({ told: true, answer: "after a while" })
    expect(gateway.asked).toHaveLength(1)
    gateway.stop()
  })

  onServer("a gateway that dies in the middle is noticed, and whoever takes over may be asked the same", async () => {
    const dying = await stage.member("gateway")
    const gateway = opens("7", () => new Promise(() => {}), dying)
    await gateway.ready
    const told = ask(lineOf(ann), "7", {}, { silent: 1_000 })
    await until(
      () => gateway.asked.length,
      (many) => many === 1,
    )
    // Asked once more when it fell silent: now the server says that nobody is there.
    await dying.nc.close()
    expect(await told).toEqual({ told: false, because: "nobody" })
    const next = opens("7", async () => "taken over")
    await next.ready
    expect(await ask(lineOf(ann), "7", {})).toEqual({ told: true, answer: "taken over" })
    next.stop()
  })

  onServer("an answer that was lost is given again, without doing it again", async () => {
    const gateway = opens("7", async () => "once")
    await gateway.ready
    const heard: string[] = []
    const question = JSON.stringify({ id: id(1), what: "x" })
    raw(`ask.7.${ann.id}`, question)
    await until(
      () => gateway.asked.length,
      (many) => many === 1,
    )
    const ear = ann.nc.subscribe(`told.${ann.id}.${id(1)}.*`, {
      callback: (_, { data }) => void heard.push(String(data)),
    })
    raw(`ask.7.${ann.id}`, question)
    await until(
      () => heard.length,
      (many) => many === 1,
    )
    expect(gateway.asked).toHaveLength(1)
    ear.unsubscribe()
    gateway.stop()
  })

  onServer("who has lost the lease keeps silent, and who asks hears that", async () => {
    const gateway = opens("7", async () => "no more")
    await gateway.ready
    gateway.held.now = false
    expect(await ask(lineOf(ann), "7", {}, { silent: 300 })).toEqual({ told: false, because: "silent" })
    expect(gateway.asked).toEqual([])
    gateway.stop()
  })

  onServer("too much at once from one member is put off; others are answered", async () => {
    const bo = await stage.member("agent")
    const done = later<string>()
    const gateway = opens("7", (_, member) => (member === ann.id ? done.promise : Promise.resolve("bo's")))
    await gateway.ready
    const first = Array.from({ length: 8 }, () => ask(lineOf(ann), "7", {}))
    await until(
      () => gateway.asked.length,
      (many) => many === 8,
    )
    expect(await ask(lineOf(ann), "7", {})).toEqual({ told: false, because: "busy" })
    expect(await ask(lineOf(bo), "7", {})).toEqual({ told: true, answer: "bo's" })
    done.settle("ann's")
    expect(await Promise.all(first)).toEqual(Array(8).fill({ told: true, answer: "ann's" }))
    expect(await ask(lineOf(ann), "7", {})).toEqual({ told: true, answer: "ann's" })
    gateway.stop()
  })

  onServer("a gateway's bug is said as one, and reported there", async () => {
    const gateway = opens("7", async () => Promise.reject(new Error("a bug")))
    await gateway.ready
    expect(await ask(lineOf(ann), "7", {})).toEqual({ told: false, because: "failed" })
    expect(String(gateway.reported)).toContain("a bug")
    gateway.stop()
  })

  onServer("can be stopped, and a line that is closed is silence", async () => {
    const gateway = opens("7", () => new Promise(() => {}))
    await gateway.ready
    const stop = new AbortController()
    const told = ask(lineOf(ann), "7", {}, { signal: stop.signal })
    stop.abort()
    expect(await told).toEqual({ told: false, because: "stopped" })
    const bo = await stage.member("agent")
    await bo.nc.close()
    expect(await ask(lineOf(bo), "7", {})).toEqual({ told: false, because: "silent" })
    gateway.stop()
  })
})

describe("what isn't a question", () => {
  onServer("is not answered, whatever it is, and holds nobody up", async () => {
    const gateway = opens("7", async () => "still here")
    await gateway.ready
    const odd = fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.json().map((text) => new TextEncoder().encode(text)),
      fc.record({ id: fc.string(), what: fc.anything() }).map((one) => new TextEncoder().encode(JSON.stringify(one))),
    )
    await fc.assert(
      fc.asyncProperty(odd, async (bytes) => {
        ann.nc.publish(`ask.7.${ann.id}`, bytes)
      }),
    )
    raw(`ask.7.${ann.id}`, JSON.stringify({ id: id(2), what: "x".repeat(20_000) }))
    expect(await ask(lineOf(ann), "7", "a question")).toEqual({ told: true, answer: "still here" })
    expect(gateway.asked.map(([what]) => what).filter((what) => what !== "a question")).toEqual([])
    expect(gateway.reported).toEqual([])
    gateway.stop()
  })

  onServer("is not answered to a place that it names: answers go to whoever asked", async () => {
    const gateway = opens("7", async () => "where to?")
    await gateway.ready
    for (const [n, target] of [`desk.send.s1.${gate.id}`, "log.in.7.900", "lease.7", `_INBOX.${gate.id}.x`].entries())
      raw(`ask.7.${ann.id}`, JSON.stringify({ id: id(10 + n), what: n }), target)
    expect(await ask(lineOf(ann), "7", {})).toMatchObject({ told: true })
    await gate.nc.flush()
    expect(await stage.stands(`desk.send.s1.${gate.id}`)).toBeNull()
    expect(await stage.stands("log.in.7.900")).toBeNull()
    expect(await stage.stands("lease.7")).toBeNull()
    gateway.stop()
  })

  onServer("an answer that is none is passed over", async () => {
    const odd = fc.sample(fc.oneof(fc.uint8Array({ maxLength: 100 }), fc.json()), 60)
    const ear = gate.nc.subscribe("ask.9.*", {
      callback: (_, { data }) => {
        const told = `told.${ann.id}.${JSON.parse(String(new TextDecoder().decode(data))).id}.${gate.id}`
        for (const one of odd) gate.nc.publish(told, one)
        gate.nc.publish(told, JSON.stringify({ say: "done", answer: "x".repeat(20_000) }))
        gate.nc.publish(told, JSON.stringify({ say: "done", answer: "a real one" }))
      },
    })
    await gate.nc.flush()
    expect(await ask(lineOf(ann), "9", {})).toEqual({ told: true, answer: "a real one" })
    ear.unsubscribe()
  })

  onServer("a subject that nobody asks under names nobody", () => {
    fc.assert(fc.property(fc.string(), (any) => void askerOf(any)))
    expect(["ask.7", "ask.7.a.b", "desk.7.ann", "ask.7.a b", ""].map(askerOf)).toEqual([null, null, null, null, null])
    expect(askerOf("ask.7.ann")).toBe("ann")
  })
})
