import { chanceOf } from "../../test/chaos/chance"
import { rhythm } from "./rhythm"
import type { DeskSize } from "./size"
import { logNormal } from "./zipf"

const MINUTE = 60_000
const DAY = 1_440 * MINUTE

/** What one conversation is to be. Times are Unix milliseconds. */
export interface Planned {
  nth: number
  /** Whose: the customer's number. */
  customer: number
  status: "New" | "Open" | "Waiting" | "Closed"
  /** Number of the agent; 0 is the one of this browser. */
  owner: number
  entries: number
  begins: number
  ends: number
}

/** What the agent of this browser has at hand, whatever the size of the desk. */
const [MY_OPEN, MY_WAITING] = [3, 12]
/** Part of the closed conversations that were theirs. */
const MINE = 0.5

/** A whole desk, before a row of it is made. */
export interface Plan {
  customers: number
  /** Others beside the agent of this browser. */
  colleagues: number
  conversations: number
  /** The numbers of the conversations whose session this agent runs. */
  openOf(agent: number): number[]
  conversation(nth: number): Planned
}

/** Lays out a desk: who writes when, how much, and what became of it. Most is closed; what isn't is the newest. */
export function planOf({ conversations, entries, longest }: DeskSize, seed: number, now: number): Plan {
  const customers = Math.ceil(conversations * 0.8)
  const colleagues = Math.min(60, Math.max(2, Math.floor(conversations / 800)))
  const live = [
    ...Array.from({ length: MY_OPEN }, () => ({ status: "Open" as const, owner: 0 })),
    ...Array.from({ length: MY_WAITING }, () => ({ status: "Waiting" as const, owner: 0 })),
    ...Array.from({ length: colleagues * 2 }, (_, nth) => ({ status: "Open" as const, owner: 1 + (nth % colleagues) })),
    ...Array.from({ length: colleagues * 4 }, (_, nth) => ({
      status: "Waiting" as const,
      owner: 1 + (nth % colleagues),
    })),
    ...Array.from({ length: Math.ceil(conversations / 100) }, () => ({ status: "New" as const, owner: 0 })),
  ]
  const closed = conversations - live.length
  const isLongest = (nth: number) => longest > 0 && nth === closed
  const lengths = lengthsOf(conversations, entries, seed, (nth) =>
    isLongest(nth) ? longest : live[nth - closed]?.status === "New" ? NEW_ENTRIES : null,
  )
  const begins = rhythm(seed, now - 3 * DAY)
  const alive = (nth: number) => ({
    nth,
    customer: nth < customers ? nth : nth - customers,
    entries: lengths[nth] ?? 0,
  })
  return {
    customers,
    colleagues,
    conversations,
    openOf: (agent) =>
      live.flatMap(({ status, owner }, at) => (status === "Open" && owner === agent ? [closed + at] : [])),
    conversation(nth) {
      const chance = chanceOf(seed ^ Math.imul(nth + 1, 0x9e3779b1))
      const one = alive(nth)
      const now_ = live[nth - closed]
      if (now_) {
        const back = { New: 5 * 60, Open: 3 * 60, Waiting: 2 * 1_440, Closed: 0 }[now_.status] * MINUTE
        const ends = now - chance.between(1, now_.status === "Waiting" ? 1_200 : 40) * MINUTE
        return { ...one, ...now_, begins: ends - (isLongest(nth) ? 300 * DAY : back), ends }
      }
      const from = begins((nth + chance.next()) / closed)
      const lasts = Math.min(2 * DAY, one.entries * logNormal(chance, 3, 0.8) * MINUTE)
      const owner = chance.often(MINE) ? 0 : chance.between(1, colleagues)
      return { ...one, status: "Closed", owner, begins: from, ends: Math.floor(from + lasts) }
    },
  }
}

/** A message, that it arrived, and why nobody is asked. */
const NEW_ENTRIES = 3
/** What a conversation that was handled and closed has at least. */
const LEAST = 8

/** How many entries each conversation has: long-tailed, and together exactly as many as were asked for. */
function lengthsOf(count: number, entries: number, seed: number, fixed: (nth: number) => number | null): Uint32Array {
  const chance = chanceOf(seed + 1)
  const weights = Float64Array.from({ length: count }, (_, nth) =>
    fixed(nth) === null ? logNormal(chance, 1, 0.9) : 0,
  )
  const free = weights.reduce((all, weight) => all + Number(weight > 0), 0)
  const taken = Array.from({ length: count }, (_, nth) => fixed(nth) ?? 0).reduce((all, one) => all + one, 0)
  const more = entries - taken - free * LEAST
  if (more < 0) throw new Error(`${entries} entries are too few for ${count} conversations.`)
  const sum = weights.reduce((all, weight) => all + weight, 0)
  let [heavy, given] = [0, 0]
  return Uint32Array.from({ length: count }, (_, nth) => {
    heavy += weights[nth] ?? 0
    const upTo = Math.round((heavy / sum) * more)
    const extra = upTo - given
    given = upTo
    return fixed(nth) ?? LEAST + extra
  })
}
