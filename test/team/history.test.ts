import type { NatsConnection } from "@nats-io/nats-core"
import { afterAll, beforeAll, describe, expect } from "vitest"
import { atomic } from "~team/atomic"
import { keepHistory, standingIn } from "../chaos/team/history"
import { connectTo, onServer, withStream } from "./desk"
import { NATS_SERVER, type TeamNodes } from "./server"

/** While nodes choose a leader nobody says how far the stream is. */
const heardAll = (history: Pick<Awaited<ReturnType<typeof keepHistory>>, "caughtUp">) =>
  expect.poll(() => history.caughtUp().then(isSo, isNot), { timeout: 20_000 }).toBe(true)
const isSo = () => true
const isNot = () => false

/** What chaos audits a team by: whether it hears everything, also while servers die. */
describe.each([1, 3] as const)("the history of a stream on %s", (count) => {
  let nodes: TeamNodes
  let keeper: NatsConnection
  let writer: NatsConnection
  beforeAll(async () => {
    if (!NATS_SERVER) return
    nodes = await withStream(count)
    keeper = await connectTo(...nodes.nodes)
    writer = await connectTo(...nodes.nodes)
  })
  afterAll(async () => {
    await Promise.all([keeper?.close(), writer?.close()])
    await nodes?.close()
  })

  onServer("holds every version of what is written over and over, through the death of a server", async () => {
    const history = await keepHistory(keeper)
    const write = async (from: number, to: number) => {
      for (let n = from; n < to; n++) {
        const parts = ["a", "b"].map((id) => ({ subject: `desk.conversation.${id}.ann`, body: JSON.stringify({ n }) }))
        await expect.poll(async () => (await atomic(writer, parts)).fate, { timeout: 20_000, interval: 0 }).toBe("ok")
        // However slow this machine is, it hears as fast as is written: what is looked for here is what deaths take.
        if (n % 5 === 4) await heardAll(history)
      }
    }
    await write(0, 200)
    await nodes.node.kill()
    await nodes.node.start()
    await write(200, 300)
    await heardAll(history)
    const versions = history.said.filter(({ subject }) => subject === "desk.conversation.b.ann")
    const heard = new Set(versions.map(({ body }) => (JSON.parse(body) as { n: number }).n))
    // Around the death some may have been written over before they could be heard; those are known.
    expect(heard.size + history.missed().length).toBeGreaterThanOrEqual(300)
    expect(heard.size).toBeGreaterThan(280)
    const batch = versions.at(-1)
    expect(batch).toMatchObject({ commits: true, gone: false })
    expect(batch?.batch).toBe(history.said.at(-2)?.batch)
    expect((await standingIn(keeper)).map(({ subject }) => subject)).toEqual([
      "desk.conversation.a.ann",
      "desk.conversation.b.ann",
    ])
    history.close()
  })
})
