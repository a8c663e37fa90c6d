import { jetstreamManager } from "@nats-io/jetstream"
import type { NatsConnection, SubscriptionOptions } from "@nats-io/nats-core"
import { afterAll, beforeAll, describe, expect } from "vitest"
import { follow, whatStood } from "~team/follow"
import { takeOpenWork } from "~team/open-work"
import { standing } from "~team/stands"
import { onServer } from "./desk"
import { anAgent, until } from "./member"
import { openStage, type Stage } from "./people/workspace"
import { NATS_SERVER } from "./server"
import { anX, seat } from "./worlds"

const RECORDS = 30
const WRITERS = 40

let stage: Stage
beforeAll(async () => {
  if (!NATS_SERVER) return
  stage = await openStage()
  // As a desk is after a year: everybody has routed for everybody.
  for (let w = 0; w < WRITERS; w++)
    for (let r = 0; r < RECORDS; r++)
      stage.keeper.publish(`desk.agent.a${r}.w${w}`, JSON.stringify({ ...anAgent(`a${r}`), rev: w + 1 }))
  await until(
    async () => (await (await jetstreamManager(stage.keeper)).streams.info("aside")).state.messages,
    (messages) => messages === RECORDS * WRITERS,
  )
})
afterAll(() => stage?.close())

const filters = Array.from({ length: RECORDS }, (_, r) => `desk.agent.a${r}.*`)
const listening = (nc: NatsConnection): number =>
  (nc as unknown as { protocol: { subscriptions: { subs: Map<number, unknown> } } }).protocol.subscriptions.subs.size

describe("what stands under many subjects", () => {
  onServer("is found, also when that is more than the server names at once", async () => {
    const found = await standing(stage.admin.nc, filters)
    expect(new Set(found.map(({ subject }) => subject)).size).toBe(RECORDS * WRITERS)
  })

  onServer("leaves nothing behind at the connection, however often it is asked for", async () => {
    const { nc } = stage.admin
    await standing(nc, ["here.*"])
    const before = listening(nc)
    for (let n = 0; n < 20; n++) await standing(nc, n % 2 ? ["here.*"] : filters.slice(0, 5))
    const all = await follow({ nc, member: stage.admin.id }, { filters: ["desk.>"], from: null })
    for await (const _ of whatStood(all));
    await until(
      () => listening(nc),
      (now) => now === before,
    )
  })

  onServer("is not waited for for ever, when the line breaks in the middle of the answer", async () => {
    const { nc } = stage.admin
    const before = listening(nc)
    await expect(standing(hearingOnly(nc, 3), filters.slice(0, 2))).rejects.toThrow(/timeout/u)
    expect(listening(nc)).toBe(before)
  })

  onServer("comes whole to who joins such a desk", async () => {
    const { world, line, leave } = await seat(stage, "agent", () => anX({}))
    await takeOpenWork(world.db, line, { last: RECORDS * WRITERS, usable: () => {} })
    expect((await world.db.agents.toArray()).map(({ rev }) => rev)).toEqual(Array(RECORDS).fill(WRITERS))
    await leave()
  })
})

/** A connection over which only the first messages of each answer come. */
function hearingOnly(nc: NatsConnection, messages: number): NatsConnection {
  return new Proxy(nc, {
    get: (whole, name) => {
      const part = Reflect.get(whole, name, whole) as unknown
      if (name === "subscribe")
        return (subject: string, { callback, ...more }: SubscriptionOptions) => {
          let heard = 0
          return whole.subscribe(subject, {
            ...more,
            callback: (error, message) => {
              if (heard++ < messages) void callback?.(error, message)
            },
          })
        }
      return typeof part === "function" ? part.bind(whole) : part
    },
  })
}
