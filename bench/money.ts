import type { Limits, MeteredX } from "../test/rate/metered-x"
import type { Shift } from "../test/rate/shift"
import type { Bench, Finding } from "./bench"

const MINUTE = 60_000
const HOUR = 60 * MINUTE
/** Wide enough that the desk's own pace decides, not X's limit. */
const WIDE: Limits = { reads: 900, sends: 900, window: 15 * MINUTE }
/** Messages that X still holds from before: what a careless reader pays for again every day. */
const OLDER = 300

/** What the brand's day is made of, whoever reads X for it. */
interface Work {
  passes(ms: number): Promise<void>
  writes(customer: number): void
  /** Answers that customer's conversation. */
  answers(customer: number): Promise<void>
}

interface Scene {
  name: string
  available: boolean
  act(work: Work): Promise<void>
}

const SCENES: readonly Scene[] = [
  { name: "an hour, nobody available", available: false, act: (work) => work.passes(HOUR) },
  { name: "an hour, somebody available", available: true, act: (work) => work.passes(HOUR) },
  { name: "a day and a night without a message", available: false, act: (work) => work.passes(24 * HOUR) },
  { name: "a handled conversation: 3 messages in, 2 out", available: true, act: conversation },
  { name: "a morning of 500 messages, 4 hours, nobody available", available: false, act: morning },
]

async function conversation(work: Work): Promise<void> {
  work.writes(5_000)
  await work.passes(2 * MINUTE)
  await work.answers(5_000)
  await work.passes(3 * MINUTE)
  work.writes(5_000)
  await work.passes(MINUTE)
  work.writes(5_000)
  await work.answers(5_000)
  await work.passes(4 * MINUTE)
}

async function morning(work: Work): Promise<void> {
  for (let n = 0; n < 500; n++) {
    work.writes(6_000 + (n % 170))
    await work.passes((4 * HOUR) / 500)
  }
  await work.passes(5 * MINUTE)
}

interface Meter {
  requests: number
  cents: number
}

/** The desk's own loops on a database in memory, and X with its meters: no browser, and time that is only counted. */
async function bySelf(scene: Scene): Promise<Meter> {
  // Outside an extension the polyfill would refuse to be loaded.
  Object.assign(globalThis, { chrome: { runtime: { id: "bench" } }, browser: { runtime: { id: "bench" } } })
  Object.defineProperty(globalThis, "navigator", { value: { onLine: true }, configurable: true })
  // @ts-expect-error: it has no types of its own
  await import("fake-indexeddb/auto")
  const { openShift } = await import("../test/rate/shift")
  const shift: Shift = await openShift({ limits: WIDE })
  try {
    for (let n = 0; n < OLDER; n++) shift.x.writes("4000")
    await shift.passes(30 * HOUR)
    if (scene.available) await shift.says({ say: "setAvailable", available: true })
    for (const { id } of await shift.db.conversations.toArray()) await shift.says({ say: "close", conversation: id })
    await shift.passes(HOUR)
    shift.meter()
    await scene.act({
      passes: shift.passes,
      writes: (customer) => shift.x.writes(String(customer)),
      answers: async (customer) => {
        const theirs = await shift.db.conversations.where("customer").equals(String(customer)).last()
        const send = { say: "reply", send: crypto.randomUUID(), text: "We look into it" } as const
        await shift.says({ ...send, conversation: theirs?.id ?? "" })
      },
    })
    return shift.meter()
  } finally {
    shift.close()
  }
}

/** A reader that asks for 100 events every minute, and what X can't be had for less than: each event once, each message of ours. */
async function byPoller(scene: Scene): Promise<{ poller: Meter; unavoidable: number }> {
  const { MeteredX } = await import("../test/rate/metered-x")
  let now = Date.UTC(2026, 10, 20, 6)
  const x: MeteredX = new MeteredX(() => now, WIDE)
  const passes = async (ms: number) => {
    for (const until = now + ms; now < until; ) {
      now = Math.min(until, now + MINUTE)
      await x.page(null, { size: 100, token: null })
    }
  }
  for (let n = 0; n < OLDER; n++) x.writes("4000")
  await passes(2 * MINUTE)
  const before = { requests: x.requests, cost: x.cost }
  let [came, sent] = [0, 0]
  await scene.act({
    passes,
    writes: (customer) => {
      came++
      x.writes(String(customer))
    },
    answers: async (customer) => {
      sent++
      await x.send(null, String(customer), "We look into it")
    },
  })
  const poller = { requests: x.requests - before.requests, cents: (x.cost - before.cost) / 10 }
  // Our own messages come back as events; and without one event nobody knows that there are none.
  return { poller, unavoidable: came + sent * 2.5 }
}

async function measure(): Promise<Finding> {
  const rows: string[][] = []
  let [most, idle] = [0, 0]
  for (const scene of SCENES) {
    const { poller, unavoidable } = await byPoller(scene)
    const { requests, cents } = await bySelf(scene)
    if (unavoidable > 0) most = Math.max(most, cents / unavoidable)
    else idle = Math.max(idle, cents)
    const all = [requests, cents, unavoidable, poller.requests, poller.cents]
    rows.push([scene.name, ...all.map((value) => String(Number(value.toFixed(1))))])
  }
  return {
    title: "Requests and money",
    how: `The desk's own loops on a database in memory, beside X with its meters and a clock that is only counted; X's prices of November 2026, 300 older
messages lie at X. Unavoidable is each event once and each message of ours with its echo; the poller asks for 100 events every minute.`,
    head: ["", "requests", "cents", "unavoidable cents", "poller's requests", "poller's cents"],
    rows,
    reaches: [
      { what: "Cents beside the unavoidable, at work", measured: most, atMost: 1.2, unit: "×" },
      { what: "Cents of a day and night without a message", measured: idle, atMost: 1.2, unit: "cents" },
    ],
  }
}

/** What reading and sending cost at X's prices. */
export const money: Bench = { name: "money", measure }
