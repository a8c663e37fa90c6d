import type { NatsConnection } from "@nats-io/nats-core"
import { afterEach, describe, expect } from "vitest"
import { type LineState, openLine } from "~team/connect"
import { isNewEnough } from "~team/stream"
import { onServer } from "./desk"
import { until } from "./member"
import { startNodes, type TeamNodes } from "./server"

let nodes: TeamNodes | null = null
let open: NatsConnection | null = null
afterEach(async () => {
  await open?.close()
  await nodes?.close()
})

const users = (pass: string) => () => `authorization { users: [{ user: ann, password: ${pass} }] }`

async function opens(pass: string) {
  const told: LineState[] = []
  const options = { servers: nodes?.node.ws ?? "", user: "ann", pass }
  open = await openLine({ options, tell: (state) => told.push(state), now: () => 7 })
  return told
}
const last = (told: LineState[]) => told.at(-1)?.line

describe("the line to the server, over a WebSocket", () => {
  onServer("tells that it is there, that the server is away since when, and that it is back", async () => {
    nodes = await startNodes(1, users("right"))
    const told = await opens("right")
    expect(told).toEqual([{ line: "connecting" }, { line: "connected" }])
    await nodes.node.kill()
    await until(
      () => last(told),
      (line) => line === "reconnecting",
    )
    expect(told.at(-1)).toEqual({ line: "reconnecting", since: 7 })
    await nodes.node.start()
    await until(
      () => last(told),
      (line) => line === "connected",
    )
    expect(await open?.flush()).toBeUndefined()
    await open?.close()
    await until(
      () => last(told),
      (line) => line === "closed",
    )
  })

  onServer("tells what the server said to a wrong key, and doesn't try for ever", async () => {
    nodes = await startNodes(1, users("right"))
    const told = await opens("wrong")
    expect(open).toBeNull()
    expect(told.at(-1)).toEqual({ line: "refused", told: expect.stringMatching(/authorization/iu) })
  })

  onServer("tells it too when the key counts no more at the server's return", async () => {
    nodes = await startNodes(1, users("right"))
    const told = await opens("right")
    const { node } = nodes
    await node.kill()
    node.configure(users("another")())
    await node.start()
    await until(
      () => last(told),
      (line) => line === "refused",
    )
    expect(told.at(-1)).toMatchObject({ told: expect.stringMatching(/authorization/iu) })
  })
})

onServer("a server from before atomic batches is told by its version", () => {
  const at = (version?: string) =>
    isNewEnough({ info: version === undefined ? undefined : ({ version } as never) } as never)
  expect(["2.9.10", "2.11.99", "1.4.1", "", undefined].map(at)).toEqual([false, false, false, false, false])
  expect(["2.12.0", "2.15.1", "2.12.0-RC.1", "3.0.0"].map(at)).toEqual([true, true, true, true])
})
