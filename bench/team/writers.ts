import type { NatsConnection } from "@nats-io/nats-core"
import { newAgent, newConversation, newCustomer } from "~core/blank"
import type { Change } from "~core/change"
import type { Conversation } from "~core/conversation"
import { accountId, agentId, conversationId, customerId, inboxId } from "~core/ids"
import { writeInto } from "~core/write-entry"
import { placeKey } from "~store/placed"
import { atomic } from "~team/atomic"
import { partsOf } from "~team/parts-of"
import type { TeamNode } from "../../test/team/server"
import { connectTo } from "./team-stage"

/** How often each of the others claims (milliseconds). */
const EVERY_MS = 1_000
const NOTHING = { records: [], entries: [], guards: [], gone: [], emptied: [] } satisfies Change

/** A conversation that is offered to somebody. */
export function offeredTo(member: string, id: string, now: number): Conversation {
  const talk = newConversation(conversationId(id), customerId(`of-${id}`), accountId("70"), inboxId("main"), now)
  return { ...talk, offer: { agent: agentId(member), madeAt: now, until: now + 86_400_000 } }
}

/** Writes what is offered to somebody, with themselves; says the newest sequence. */
export async function writeOffers(nc: NatsConnection, member: string, ids: readonly string[]): Promise<number> {
  const now = Date.now()
  const records = ids.flatMap((id) => [
    offeredTo(member, id, now),
    newCustomer(customerId(`of-${id}`), `Customer ${id}`),
  ])
  const agent = newAgent(agentId(member), member, now)
  const seqs: number[] = []
  for (let at = 0; at < records.length; at += 200)
    seqs.push((await write(nc, "gateway", { ...NOTHING, records: records.slice(at, at + 200) })).seq)
  seqs.push((await write(nc, "gateway", { ...NOTHING, records: [agent] })).seq)
  return Math.max(...seqs)
}

/** Writes a change past every copy. */
export async function write(
  nc: NatsConnection,
  writer: string,
  change: Change,
  seqs: ReadonlyMap<string, number> = new Map(),
) {
  const landed = await atomic(nc, partsOf(change, { writer, seqs, fences: [], older: new Map() }), 30_000)
  if (landed.fate !== "ok") throw new Error(`The server took nothing: ${JSON.stringify(landed)}`)
  return landed
}

/** Others who claim too, each with a connection, until it is ended: batches of the same parts, written past Dexie. */
export async function startWriters(node: TeamNode, count: number): Promise<{ end(): Promise<void> }> {
  const all = await Promise.all(Array.from({ length: count }, () => connectTo(node)))
  const ending = new AbortController()
  const working = all.map((nc, nth) => claimOften(nc, `other-${nth}`, nth / count, ending.signal))
  return {
    async end() {
      ending.abort()
      await Promise.all(working)
      await Promise.all(all.map((nc) => nc.close()))
    },
  }
}

async function claimOften(nc: NatsConnection, member: string, phase: number, signal: AbortSignal): Promise<void> {
  let seqs = new Map<string, number>()
  const agent = newAgent(agentId(member), member, 0)
  await new Promise((go) => setTimeout(go, phase * EVERY_MS))
  for (let nth = 0; !signal.aborted; nth++) {
    const now = Date.now()
    const talk = offeredTo(member, `${member}-${nth}`, now)
    const { say, entries } = writeInto(talk, now)
    say({ type: "offer accepted", agent: agent.id, by: "agent" })
    say({ type: "session begun", agent: agent.id })
    const records = [
      { ...talk, offer: null },
      { ...agent, rev: nth },
    ]
    const { seq } = await write(nc, member, { ...NOTHING, entries, records }, seqs)
    seqs = new Map([[placeKey("agent", agent.id), seq]])
    await new Promise((go) => setTimeout(go, EVERY_MS))
  }
}
