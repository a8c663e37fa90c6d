import { BROKEN_JSON, ERROR_500, HTML_200, HTML_503, NOT_PERMITTED, rateLimited } from "../../simulator/fault-answers"
import type { Fault, FaultHandle, FaultMatch } from "../../simulator/faults"
import type { LivelySimulator } from "../../simulator/lively"
import type { Chance } from "./chance"

/** Reads of messages. */
export const READ: FaultMatch = { method: "GET", path: "/2/dm_events" }
/** Messages handed over. */
export const POST: FaultMatch = { method: "POST", path: /^\/2\/dm_conversations\/with\/\d+\/messages$/ }
/** Renewals of tokens. */
export const TOKEN: FaultMatch = { method: "POST", path: "/2/oauth2/token" }

/** X's bad days, and how many requests each of them met. */
export interface Weather {
  /** Something goes wrong with the next request or two. */
  worsen(): void
  /** X is well again. */
  clear(): void
  met(): Map<string, number>
}

interface Trouble {
  name: string
  match: FaultMatch
  fault: (chance: Chance, x: LivelySimulator) => Fault
  /** How often it comes, compared with the others. */
  weight: number
}

const late = (chance: Chance) => chance.between(200, 3_000)
const soon = (x: LivelySimulator, chance: Chance) => Math.ceil(x.world.now() / 1_000) + chance.between(1, 4)

const TROUBLES: readonly Trouble[] = [
  { name: "read dropped", match: READ, fault: () => ({ drops: "before" }), weight: 1.5 },
  {
    name: "read cut with its connection",
    match: READ,
    fault: () => ({ drops: "after", whole: "connection" }),
    weight: 1.5,
  },
  { name: "read late", match: READ, fault: (chance) => ({ waits: late(chance), at: "after" }), weight: 4 },
  { name: "read stalled", match: READ, fault: () => ({ hangs: "before" }), weight: 0.3 },
  { name: "read 503 in HTML", match: READ, fault: () => HTML_503, weight: 1 },
  { name: "read 200 in HTML", match: READ, fault: () => HTML_200, weight: 1 },
  { name: "read broken off in JSON", match: READ, fault: () => BROKEN_JSON, weight: 1 },
  { name: "read 500", match: READ, fault: () => ERROR_500, weight: 1 },
  { name: "read 429", match: READ, fault: (chance, x) => rateLimited(soon(x, chance)), weight: 1 },
  { name: "page in another order", match: READ, fault: (chance) => ({ rewrites: shuffled(chance) }), weight: 2 },
  { name: "page repeated", match: READ, fault: () => ({ rewrites: repeated() }), weight: 2 },
  { name: "message dropped before", match: POST, fault: () => ({ drops: "before" }), weight: 2 },
  { name: "message dropped after", match: POST, fault: () => ({ drops: "after" }), weight: 3 },
  { name: "message cut after", match: POST, fault: () => ({ drops: "after", whole: "connection" }), weight: 3 },
  { name: "message cut before", match: POST, fault: () => ({ drops: "before", whole: "connection" }), weight: 1 },
  { name: "message answered late", match: POST, fault: (chance) => ({ waits: late(chance), at: "after" }), weight: 6 },
  { name: "message taken late", match: POST, fault: (chance) => ({ waits: late(chance), at: "before" }), weight: 4 },
  { name: "message stalled after", match: POST, fault: () => ({ hangs: "after" }), weight: 0.3 },
  { name: "message 429", match: POST, fault: (chance, x) => rateLimited(soon(x, chance)), weight: 3 },
  { name: "message 503 in HTML", match: POST, fault: () => HTML_503, weight: 1 },
  { name: "message 403", match: POST, fault: () => NOT_PERMITTED, weight: 1 },
  { name: "token 503", match: TOKEN, fault: () => HTML_503, weight: 1 },
]

interface PageBody {
  data?: { id: string }[]
}

/** The events of a page in any order. */
const shuffled = (chance: Chance) => (body: string) => {
  const page = JSON.parse(body) as PageBody
  const dice = (page.data ?? []).map((event) => ({ event, at: chance.next() }))
  return JSON.stringify({ ...page, data: dice.sort((a, b) => a.at - b.at).map(({ event }) => event) })
}

/** Every event of a page twice, and for the requests after it the same page again. */
function repeated() {
  let first: string | null = null
  return (body: string) => {
    if (first !== null) return first
    const page = JSON.parse(body) as PageBody
    first = JSON.stringify({ ...page, data: (page.data ?? []).flatMap((event) => [event, event]) })
    return first
  }
}

const sumOf = (troubles: readonly Trouble[]) => troubles.reduce((sum, { weight }) => sum + weight, 0)

/** Fair weather, to begin with. */
export function weatherOver(x: LivelySimulator, chance: Chance): Weather {
  const handles: { name: string; handle: FaultHandle }[] = []
  const whole = sumOf(TROUBLES)
  const choose = () => {
    const at = chance.next() * whole
    return TROUBLES.find((_, nth) => sumOf(TROUBLES.slice(0, nth + 1)) > at) ?? TROUBLES[0]
  }
  return {
    worsen() {
      const trouble = choose()
      if (!trouble) return
      const { name, match, fault } = trouble
      handles.push({ name, handle: x.faults.add(match, fault(chance, x), chance.between(1, 2)) })
    },
    clear() {
      for (const { handle } of handles) handle.remove()
    },
    met() {
      const met = new Map<string, number>()
      for (const { name, handle } of handles)
        if (handle.met.length > 0) met.set(name, (met.get(name) ?? 0) + handle.met.length)
      return met
    },
  }
}
