import type { OfferReason } from "./entry"
import type { AgentId } from "./ids"
import type { Agent } from "./records"
import { hasRoom } from "./session"
import { onDuty } from "./still-there"

/** Who is asked, what decided, and among how many. */
export interface Choice {
  agent: Agent
  because: OfferReason["because"]
  among: number
}

/**
 * The agents of one inbox, in the order in which they are asked (product.md §4.2): fewest sessions, then longest since their last offer,
 * then name. Kept from decision to decision, since of a thousand agents each decision changes one: to find who is next takes one look.
 */
export class Roster {
  private readonly known = new Map<AgentId, Agent>()
  private available = 0
  private there = 0
  /** Present and without an offer; who still pauses stands aside until the pause is over. */
  private free: Agent[] = []
  private pausing: Agent[] = []
  private asOf = Number.NEGATIVE_INFINITY

  constructor(
    agents: readonly Agent[],
    readonly standardCapacity: number,
  ) {
    for (const agent of agents) this.note(agent)
  }

  /** Somebody is available and their browser is here, whether they have room or not. */
  get anybodyAvailable(): boolean {
    return this.available > 0
  }

  /** How many are available and below standard capacity. */
  get present(): number {
    return this.there
  }

  /** One of those who are available and below standard capacity; null: not among them. */
  presentOf(id: AgentId): Agent | null {
    const agent = this.known.get(id)
    return agent && this.isPresent(agent) ? agent : null
  }

  /** Writes down how an agent stands now. */
  note(agent: Agent): void {
    this.forget(agent.id)
    this.known.set(agent.id, agent)
    if (onDuty(agent)) this.available++
    if (!this.isPresent(agent)) return
    this.there++
    if (agent.offer) return
    if ((agent.pauseUntil ?? 0) > this.asOf) insert(this.pausing, agent, byPause)
    else insert(this.free, agent, byTurn)
  }

  /** Strikes out an agent who is no longer in the inbox. */
  forget(id: AgentId): void {
    const agent = this.known.get(id)
    if (!agent) return
    this.known.delete(id)
    if (onDuty(agent)) this.available--
    if (this.isPresent(agent)) this.there--
    remove(this.free, agent, byTurn)
    remove(this.pausing, agent, byPause)
  }

  /** How many could be asked now (Unix milliseconds). */
  countFree(now: number): number {
    this.wait(now)
    return this.free.length
  }

  /** Who of those that could be asked now is asked first, when these were asked already; null: nobody. */
  choose(asked: readonly AgentId[], now: number): Choice | null {
    this.wait(now)
    const passed = new Set(asked)
    const could = this.free.length - count(passed, (id) => this.isFree(id, now))
    if (could === 0) return null
    const [first, second] = firstTwo(this.free, passed)
    return first ? { agent: first, because: whatDecided(first, second), among: could } : null
  }

  /** When the next pause is over (Unix milliseconds); null: nobody pauses. */
  nextBack(now: number): number | null {
    this.wait(now)
    return this.pausing[0]?.pauseUntil ?? null
  }

  private isPresent = (agent: Agent) => onDuty(agent) && hasRoom(agent, this.standardCapacity)

  private isFree(id: AgentId, now: number): boolean {
    const agent = this.presentOf(id)
    return agent !== null && !agent.offer && (agent.pauseUntil ?? 0) <= now
  }

  /** Lets come back whose pause is over. A clock that X set back sends into their pause again who had come too early. */
  private wait(now: number): void {
    if (now < this.asOf) {
      const early = this.free.filter(({ pauseUntil }) => (pauseUntil ?? 0) > now)
      for (const agent of early) {
        remove(this.free, agent, byTurn)
        insert(this.pausing, agent, byPause)
      }
    }
    this.asOf = now
    while (this.pausing[0] && (this.pausing[0].pauseUntil ?? 0) <= now) {
      const [back] = this.pausing.splice(0, 1)
      if (back) insert(this.free, back, byTurn)
    }
  }
}

type Order = (a: Agent, b: Agent) => number

const byTurn: Order = (a, b) =>
  a.sessions.length - b.sessions.length ||
  (a.lastOfferAt ?? 0) - (b.lastOfferAt ?? 0) ||
  (a.name < b.name ? -1 : a.name > b.name ? 1 : 0) ||
  (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

const byPause: Order = (a, b) => (a.pauseUntil ?? 0) - (b.pauseUntil ?? 0) || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

function placeOf(list: readonly Agent[], agent: Agent, order: Order): number {
  let [low, high] = [0, list.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const there = list[middle]
    if (there && order(there, agent) < 0) low = middle + 1
    else high = middle
  }
  return low
}

const insert = (list: Agent[], agent: Agent, order: Order) => void list.splice(placeOf(list, agent, order), 0, agent)

function remove(list: Agent[], agent: Agent, order: Order): void {
  const place = placeOf(list, agent, order)
  if (list[place]?.id === agent.id) list.splice(place, 1)
}

function count<T>(all: Iterable<T>, is: (one: T) => boolean): number {
  let found = 0
  for (const one of all) if (is(one)) found++
  return found
}

function firstTwo(free: readonly Agent[], passed: ReadonlySet<AgentId>): Agent[] {
  const found: Agent[] = []
  for (const agent of free) {
    if (passed.has(agent.id)) continue
    found.push(agent)
    if (found.length === 2) break
  }
  return found
}

function whatDecided(first: Agent, second: Agent | undefined): OfferReason["because"] {
  if (!second) return "only one"
  if (first.sessions.length !== second.sessions.length) return "fewest sessions"
  return first.lastOfferAt !== second.lastOfferAt ? "longest since last offer" : "name"
}
