import "fake-indexeddb/auto"
import { afterEach, beforeEach, describe, expect } from "vitest"
import type { Change } from "~core/change"
import { agentId, conversationId } from "~core/ids"
import { atomic } from "~team/atomic"
import { partsOf } from "~team/parts-of"
import { connectTo, onServer, withStream } from "./desk"
import { aCustomer, aLine, anAgent, aTalk, join, type Member, until, writes } from "./member"
import { NATS_SERVER, type TeamNodes } from "./server"

/** More than is looked through as written lately. */
const YEARS = 20_500

let nodes: TeamNodes
let here: Member[] = []
beforeEach(async () => {
  if (!NATS_SERVER) return
  nodes = await withStream()
  here = []
})
afterEach(async () => {
  await Promise.all(here.map((one) => one.leave()))
  await nodes?.close()
})

/** Writes past every copy: only the stream is to hold much. */
async function write(changes: readonly Change[]): Promise<void> {
  const nc = await connectTo(nodes.node)
  for (const change of changes) {
    const parts = partsOf(change, { writer: "ann", seqs: new Map(), fences: [], older: new Map() })
    for (let at = 0; at < parts.length; at += 500) {
      expect((await atomic(nc, parts.slice(at, at + 500))).fate).toBe("ok")
    }
  }
  await nc.close()
}

const talkOf = (id: string, status: "Open" | "Waiting" | "Closed") => [
  { ...aTalk(id, `50${id}`), status },
  aCustomer(`50${id}`),
]

describe("open work of a desk of many years", () => {
  onServer("what agents hold and what was written lately is there first, then what stood open for long", async () => {
    const held = { ...anAgent("mia"), sessions: [conversationId("held")], offer: conversationId("offered") }
    const old = ["held", "offered", "long"].flatMap((id) => talkOf(id, "Open"))
    const years = Array.from({ length: YEARS }, (_, n) => aLine(`old.${n}`, "long-closed"))
    await write([
      writes({ records: [held, ...old, ...talkOf("long-closed", "Closed")] }),
      writes({ entries: years }),
      writes({ records: [...talkOf("late", "Waiting"), ...talkOf("late-closed", "Closed")] }),
      writes({ entries: [aLine("new.1", "late"), aLine("new.2", "late-closed")] }),
    ])
    const bo = await join("bo", [nodes.node])
    here.push(bo)
    await until(
      () => bo.states.length,
      (told) => told > 0,
    )
    const talks = async () => (await bo.db.conversations.toArray()).map(({ id }) => id as string).sort()
    const first = await talks()
    expect(first).toEqual(expect.arrayContaining(["held", "late", "offered"]))
    expect(await bo.db.customers.where("id").anyOf("50held", "50late", "50offered").count()).toBe(3)
    expect(await bo.db.agents.get(agentId("mia"))).toMatchObject({ rev: 1 })
    await until(talks, (some) => some.includes("long"))
    // Nothing of the years is in its place yet.
    expect(await talks()).not.toContain("long-closed")
    expect((await bo.db.entries.toArray()).map(({ id }) => id)).toEqual(["new.1"])
    expect(bo.reported).toEqual([])
  })
})
