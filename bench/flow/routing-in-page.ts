import { frameOf } from "~background/rosters"
import { routeWaiting } from "~background/router"
import { newAgent, newConversation, newInbox } from "~core/blank"
import type { Conversation } from "~core/conversation"
import { type AgentId, agentId, conversationId, customerId, FIRST_INBOX } from "~core/ids"
import type { Agent } from "~core/records"
import { Roster } from "~core/roster"
import { route } from "~core/route"
import { DEFAULT_SETTINGS } from "~core/settings"
import type { DeskDb } from "~store/desk-db"
import { firstFree } from "~store/reads/desk"
import { ACCOUNT, aDesk, remove, worldOf } from "./bench-world"

export interface RoutingAsk {
  agents: number
  waiting: number
  times: number
}

/** Milliseconds of each: the decision alone; a step of the worker's router that asks one agent, with and without its commit. */
export interface RoutingRound {
  decision: number[]
  /** The same with what is read for it: what stands at the front, and what was written to agents since. */
  withReads: number[]
  step: number[]
  committing: number[]
}

const SECOND = 1_000
const TOLD = "nobody is available"

/** Everybody has an offer but one: whoever has just become free is asked for what stands at the front. */
export async function measureRouting({ agents, waiting, times }: RoutingAsk): Promise<RoutingRound> {
  const people = Array.from({ length: agents }, (_, n) => agentOf(n))
  return { decision: decideOften(people, times * 100), ...(await stepOften(people, waiting, times)) }
}

const agentOf = (n: number): Agent => {
  const id = agentId(`agent${String(n).padStart(4, "0")}`)
  const base = { ...newAgent(id, `Agent ${n % 37}`, 0), rev: 1, available: true, lastOfferAt: (n * 7_919) % 100_000 }
  return { ...base, sessions: Array.from({ length: n % 3 }, (_, s) => conversationId(`s${n}.${s}`)) }
}

const talkOf = (n: number, now: number): Conversation => ({
  ...newConversation(
    conversationId(`c${String(n).padStart(6, "0")}`),
    customerId(`5${n}`),
    ACCOUNT,
    FIRST_INBOX,
    now - 1e7 + n,
  ),
  rev: 1,
  unread: 1,
  unasked: TOLD,
})

/** The roster stands, as in a worker that lives: who is asked, what is written, and the roster as it is then. */
function decideOften(people: readonly Agent[], times: number): number[] {
  const inbox = newInbox(
    FIRST_INBOX,
    "Inbox",
    people.map(({ id }) => id),
  )
  const roster = new Roster(people, DEFAULT_SETTINGS.standardCapacity)
  const now = Date.now()
  const conversation = talkOf(1, now)
  const terms = { inbox, roster, conversation, conversions: [], front: true, settings: DEFAULT_SETTINGS }
  const taken: number[] = []
  // One alone is shorter than the browser's clock can tell.
  const AT_ONCE = 500
  for (let n = 0; n < times / AT_ONCE; n++) {
    const began = performance.now()
    for (let each = 0; each < AT_ONCE; each++) {
      const decided = route(terms, now + n)
      const asked = decided?.ok ? decided.change.records.find((record) => record.kind === "agent") : undefined
      if (asked?.kind !== "agent") throw new Error("Nobody was asked.")
      roster.note(asked)
      roster.note({ ...asked, offer: null })
    }
    taken.push((performance.now() - began) / AT_ONCE)
  }
  return taken
}

async function stepOften(people: readonly Agent[], waiting: number, times: number) {
  const db = await aDesk("aside-bench-routing")
  const now = Date.now()
  await db.agents.clear()
  // All but the first are busy with an offer elsewhere.
  await db.agents.bulkPut(people.map((one, n) => (n === 0 ? one : { ...one, offer: conversationId(`o${n}`) })))
  await db.inboxes.put({
    ...newInbox(
      FIRST_INBOX,
      "Inbox",
      people.map(({ id }) => id),
    ),
    rev: 1,
  })
  for (let from = 0; from < waiting; from += 2_000)
    await db.conversations.bulkPut(
      Array.from({ length: Math.min(2_000, waiting - from) }, (_, n) => talkOf(from + n, now)),
    )
  const world = worldOf(db, () => Promise.reject(new Error("Nobody reads.")))
  let committing = 0
  const commit: typeof world.commit = async (change) => {
    const began = performance.now()
    const done = await world.commit(change)
    committing += performance.now() - began
    return done
  }
  const round = { withReads: [] as number[], step: [] as number[], committing: [] as number[] }
  // The first steps are for the browser's own caches.
  for (let n = -5; n < times; n++) {
    const looked = performance.now()
    await decideOnDisk(db)
    if (n >= 0) round.withReads.push(performance.now() - looked)
    committing = 0
    const began = performance.now()
    await routeWaiting({ ...world, commit })
    const ms = performance.now() - began
    if (n >= 0) {
      round.step.push(ms)
      round.committing.push(committing)
    }
    await giveBack(db, people[n % people.length]?.id ?? people[0]?.id ?? agentId(""))
  }
  await remove(db)
  return round
}

/** One decision as the worker makes it, that is not committed. */
async function decideOnDisk(db: DeskDb): Promise<void> {
  const { inboxes, rosters } = await frameOf(db)
  const conversation = await firstFree(db, FIRST_INBOX)
  const [inbox, roster] = [inboxes[0], rosters.get(FIRST_INBOX)]
  if (!inbox || !roster || !conversation) throw new Error("Nothing waits.")
  const terms = { inbox, roster, conversation, conversions: [], front: true, settings: DEFAULT_SETTINGS }
  if (!route(terms, Date.now())) throw new Error("Nobody was asked.")
}

/** The offer just made is gone, as if it had not been made; who was asked is as busy as the others, and another one becomes free. */
async function giveBack(db: DeskDb, next: AgentId): Promise<void> {
  const offered = await db.conversations.where("offer.until").above(0).toArray()
  if (offered.length !== 1) throw new Error(`${offered.length} offers were made.`)
  for (const { id, offer } of offered) {
    await db.conversations.update(id, { offer: null, round: { asked: [], lastEndedAt: null }, unasked: TOLD })
    if (offer) await db.agents.update(offer.agent, { offer: conversationId("elsewhere") })
  }
  await db.agents.update(next, { offer: null, pauseUntil: Date.now() - SECOND })
}
