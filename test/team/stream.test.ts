import type { NatsConnection } from "@nats-io/nats-core"
import { afterEach, beforeEach, describe, expect } from "vitest"
import { managerOf } from "~team/stands"
import { configOf, findStream, isNewEnough, makeStream } from "~team/stream"
import { connectTo, onServer, WORKSPACE } from "./desk"
import { NATS_SERVER, startNodes, type TeamNodes } from "./server"

let nodes: TeamNodes
let nc: NatsConnection
beforeEach(async () => {
  if (!NATS_SERVER) return
  nodes = await startNodes()
  nc = await connectTo(nodes.node)
})
afterEach(async () => {
  await nc?.close()
  await nodes?.close()
})
const known = { workspace: WORKSPACE, made: null, position: 0 }

/** A stream as another Aside would have made it. */
async function made(metadata: Record<string, string>, more: object = {}) {
  const { streams } = await managerOf(nc)
  await streams.add({ ...configOf(WORKSPACE, 1), metadata: { workspace: WORKSPACE, ...metadata }, ...more })
}

describe("the stream's format", () => {
  onServer("is written down as it is made, and found again", async () => {
    expect(await makeStream(nc, WORKSPACE, 1)).toMatchObject({ workspace: WORKSPACE })
    const { config } = await (await managerOf(nc)).streams.info("aside")
    expect(config.metadata?.format).toBe("1")
    expect(await findStream(nc, known)).toMatchObject({ workspace: WORKSPACE })
  })

  onServer("is the first where a stream says none, and such a one is not made anew", async () => {
    await made({})
    expect(await findStream(nc, known)).toMatchObject({ workspace: WORKSPACE })
    expect(await makeStream(nc, WORKSPACE, 1)).toMatchObject({ workspace: WORKSPACE })
  })

  onServer.each(["2", "10", "something else"])(
    "%s is a newer desk's, whatever else is different there",
    async (format) => {
      await made({ format }, { allow_msg_ttl: false })
      expect(await findStream(nc, known)).toBe("newer desk")
      expect(await makeStream(nc, WORKSPACE, 1)).toBe("newer desk")
    },
  )

  onServer("of another workspace is that first", async () => {
    await made({ format: "2" })
    expect(await findStream(nc, { ...known, workspace: "w-another" })).toBe("wrong workspace")
  })
})

onServer("a server without atomic batches is too old, one that has them is not", async () => {
  const told = (version: string) => isNewEnough({ info: { version } } as NatsConnection)
  expect(["2.11.9", "1.9.0", "", "2.12.0", "2.15.1", "3.0.0"].map(told)).toEqual([
    false,
    false,
    false,
    true,
    true,
    true,
  ])
})

onServer("a server whose JetStream is off keeps no desk, and says so", async () => {
  await nc.close()
  await nodes.node.kill()
  nodes.node.configure("jetstream: disabled")
  await nodes.node.start()
  nc = await connectTo(nodes.node)
  expect(await findStream(nc, known)).toBe("no JetStream")
  expect(await makeStream(nc, WORKSPACE, 1)).toBe("no JetStream")
})
