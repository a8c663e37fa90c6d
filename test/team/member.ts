import "fake-indexeddb/auto"
import type { NatsConnection } from "@nats-io/nats-core"
import { newAgent, newConversation, newCustomer } from "~core/blank"
import type { Change } from "~core/change"
import type { Entry } from "~core/entry"
import { accountId, agentId, conversationId, customerId, entryId, inboxId } from "~core/ids"
import type { Commit } from "~store/commit"
import { DeskDb } from "~store/desk-db"
import { commitToTeam } from "~team/commit"
import type { Line } from "~team/follow"
import type { Fence } from "~team/parts-of"
import { type Copy, keepCopy, type ReplicaState } from "~team/replica"
import { connectTo, WORKSPACE } from "./desk"
import type { TeamNode } from "./server"

/** A browser of the team: its connection, its copy of the desk, and its commit. */
export interface Member {
  name: string
  db: DeskDb
  nc: NatsConnection
  line: Line
  commit: Commit
  copy: Copy
  states: ReplicaState[]
  reported: unknown[]
  fences: Fence[]
  /** Its copy stands still from now on; it still writes. */
  halt: () => Promise<void>
  /** Ends its copy and its connection, as a browser that is closed. */
  leave: () => Promise<void>
}

/** Somebody joins. With the same `db` it is the same browser again. */
export const join = async (name: string, nodes: TeamNode[], db?: DeskDb): Promise<Member> =>
  sit({ nc: await connectTo(...nodes), member: name }, WORKSPACE, db)

/** Somebody who is connected keeps a copy and writes. */
export function sit(
  line: Line,
  workspace: string,
  db = new DeskDb(`aside-${line.member}-${crypto.randomUUID()}`),
): Member {
  const { nc, member: name } = line
  const end = new AbortController()
  const states: ReplicaState[] = []
  const reported: unknown[] = []
  const fences: Fence[] = []
  const copy = keepCopy({
    db,
    line,
    workspace,
    signal: end.signal,
    tell: (state) => states.push(state),
    report: (error) => reported.push(error),
  })
  const fenced = commitToTeam({ db, line, reached: (seq) => copy.reached(seq, 300) })
  const commit: Commit = (change) => fenced(change, fences)
  const halt = async () => {
    end.abort()
    await copy.ended
  }
  const leave = async () => {
    await halt()
    await nc.close()
  }
  return { halt, name, line, db, nc, commit, copy, states, reported, fences, leave }
}

/** A change of nothing but these. */
export const writes = (parts: Partial<Change>): Change => ({
  entries: [],
  records: [],
  guards: [],
  gone: [],
  emptied: [],
  ...parts,
})

export const anAgent = (name: string) => newAgent(agentId(name), name, 0)
export const aCustomer = (id: string) => newCustomer(customerId(id), `Customer ${id}`)
export const aTalk = (id: string, customer = "501") =>
  newConversation(conversationId(id), customerId(customer), accountId("7"), inboxId("main"), 1_000)
export const aLine = (id: string, conversation = "c1", parts: Partial<Entry> = {}): Entry =>
  ({
    id: entryId(id),
    conversation: conversationId(conversation),
    customer: customerId("501"),
    order: "1",
    at: 1,
    type: "note",
    agent: agentId("ann"),
    text: `line ${id}`,
    ...parts,
  }) as Entry

/** Waits until something is so; fails with what it was last. */
export async function until<T>(look: () => T | Promise<T>, is: (seen: T) => boolean, patience = 15_000): Promise<T> {
  const end = performance.now() + patience
  for (;;) {
    const seen = await look()
    if (is(seen)) return seen
    if (performance.now() > end) throw new Error(`not so in time, but: ${JSON.stringify(seen)?.slice(0, 400)}`)
    await new Promise((go) => setTimeout(go, 15))
  }
}
