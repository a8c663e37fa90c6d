import { wsconnect } from "@nats-io/nats-core"
import { accept } from "~core/accept"
import type { Change } from "~core/change"
import { agentId, type ConversationId, conversationId } from "~core/ids"
import { DEFAULT_SETTINGS } from "~core/settings"
import { DeskDb } from "~store/desk-db"
import { placeKey } from "~store/placed"
import { settled } from "~store/settling"
import { atomic } from "~team/atomic"
import { commitToTeam } from "~team/commit"
import type { Line } from "~team/follow"
import { partsOf } from "~team/parts-of"
import { keepCopy } from "~team/replica"
import { remove } from "../flow/bench-world"

/** The server, who claims, and what is offered to them: each conversation is claimed once. */
export interface ClaimAsk {
  server: string
  workspace: string
  member: string
  offered: readonly string[]
  last: number
}

/** Milliseconds of each claim, through Aside's commit and by the engine alone; `settled`: until the rows of the commit's were through as well. */
export interface ClaimRound {
  ours: number[]
  settled: number[]
  engine: number[]
}

/** The first claims are for the browser's own caches. */
const WARM = 6

/** Claims what is offered, in turns through the commit and by the same batch written past Dexie. */
export async function measureClaims({ server, workspace, member, offered, last }: ClaimAsk): Promise<ClaimRound> {
  const db = new DeskDb(`aside-bench-claim-${crypto.randomUUID()}`)
  const nc = await wsconnect({ servers: server })
  const line: Line = { nc, member }
  const end = new AbortController()
  const copy = keepCopy({ db, line, workspace, signal: end.signal, report: (error) => console.error(error) })
  const commit = commitToTeam({ db, line, reached: (seq) => copy.reached(seq) })
  if (!(await copy.reached(last, 60_000))) throw new Error("The copy never came.")
  const round: ClaimRound = { ours: [], settled: [], engine: [] }
  for (const [nth, id] of offered.entries()) {
    const change = await acceptOf(db, member, conversationId(id))
    const taken = nth % 2 === 0 ? await byCommit(commit, change) : await byEngine(db, line, change)
    // Both go on from a copy that has heard of it.
    if (taken.seq > 0) await copy.reached(taken.seq)
    if (nth < WARM) continue
    if (taken.settled === null) round.engine.push(taken.ms)
    else {
      round.ours.push(taken.ms)
      round.settled.push(taken.settled)
    }
  }
  end.abort()
  await copy.ended
  await nc.close()
  await remove(db)
  return round
}

/** The agent has nothing else in hand: their record is of one size for every claim. */
async function acceptOf(db: DeskDb, member: string, id: ConversationId): Promise<Change> {
  const [conversation, agent] = await Promise.all([db.conversations.get(id), db.agents.get(agentId(member))])
  if (!conversation || !agent) throw new Error(`Nothing is offered: ${id}.`)
  const view = {
    conversation,
    agent: { ...agent, sessions: [], offer: id },
    conversions: [],
    settings: DEFAULT_SETTINGS,
  }
  const decided = accept(view, "agent", Date.now())
  if (!decided.ok) throw new Error(decided.refusal)
  return decided.change
}

async function byCommit(commit: ReturnType<typeof commitToTeam>, change: Change) {
  const began = performance.now()
  const done = await commit(change)
  if (done !== "ok") throw new Error(`A claim was ${done}.`)
  const ms = performance.now() - began
  await settled()
  return { ms, settled: performance.now() - began, seq: 0 }
}

async function byEngine(db: DeskDb, { nc, member }: Line, change: Change) {
  const keys = change.records.map(({ kind, id }) => placeKey(kind, id))
  const places = await db.placed.bulkGet(keys)
  const seqs = new Map(places.flatMap((place) => (place ? [[place.key, place.seq]] : [])))
  const parts = partsOf(change, { writer: member, seqs, fences: [], older: new Map() })
  const began = performance.now()
  const landed = await atomic(nc, parts)
  if (landed.fate !== "ok") throw new Error(`The engine took no claim: ${landed.fate}`)
  return { ms: performance.now() - began, settled: null, seq: landed.seq }
}
