import { jetstream } from "@nats-io/jetstream"
import type { NatsConnection } from "@nats-io/nats-core"
import { afterAll, beforeAll, expect } from "vitest"
import { atomic } from "~team/atomic"
import { connectTo, onServer, withStream } from "./desk"
import { NATS_SERVER, type TeamNodes } from "./server"

let nodes: TeamNodes
let nc: NatsConnection
beforeAll(async () => {
  if (!NATS_SERVER) return
  nodes = await withStream()
  nc = await connectTo(nodes.node)
})
afterAll(async () => {
  await nc?.close()
  await nodes?.close()
})

onServer(
  "the client library's own batch drops what all but its first message expect: the day it doesn't, `atomic` may go",
  async () => {
    const batch = await jetstream(nc).startBatch("log.of.a.ann", "1", { expect: { lastSubjectSequence: 0 } })
    // Nobody has written so much: a server that were told of it would refuse all three.
    batch.add("log.of.b.ann", "1", { expect: { lastSubjectSequence: 4_711 } })
    const answer = await batch.commit("log.of.c.ann", "1")
    expect(answer.count).toBe(3)
  },
)

onServer("and ours is refused, whichever of its messages expects what isn't so", async () => {
  for (const wrong of [0, 1, 2]) {
    const parts = ["d", "e", "f"].map((id, at) => {
      const subject = `log.of.${id}.ann`
      return { subject, body: "1", expected: { filter: `log.of.${id}.*`, seq: at === wrong ? 4_711 : 0 } }
    })
    expect(await atomic(nc, parts)).toMatchObject({ fate: "stale" })
  }
})
