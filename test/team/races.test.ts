import { jetstreamManager } from "@nats-io/jetstream"
import type { NatsConnection } from "@nats-io/nats-core"
import { afterAll, beforeAll, describe, expect } from "vitest"
import { atomic, type Landed, type Part } from "~team/atomic"
import { findBatch } from "~team/read-back"
import { ofCheck, ofRecord } from "~team/subjects"
import { connectTo, onServer, withStream } from "./desk"
import { until } from "./member"
import { NATS_SERVER, type TeamNodes } from "./server"

/** A record that expects to stand nowhere yet (or at `seq`), written by one member. */
const record = (id: string, writer: string, seq = 0): Part => {
  const { subject, filter } = ofRecord("conversation", id, writer)
  return { subject, body: JSON.stringify({ owner: writer }), expected: { filter, seq } }
}
const guard = (id: string, writer: string, place: number, seq = 0): Part => ({
  subject: ofCheck(writer, place),
  body: "",
  expected: { filter: ofRecord("conversation", id, writer).filter, seq },
})

/** What came of it in the end: one that isn't known is looked for. */
async function settled(nc: NatsConnection, parts: Part[]): Promise<Landed["fate"]> {
  const landed = await atomic(nc, parts, 2_000)
  if (landed.fate !== "unknown") return landed.fate
  return (await findBatch(nc, landed.batch, parts)) === null ? "unknown" : "ok"
}

/** Everybody tries to claim every conversation, each in an order of their own; who says that it is theirs, by conversation. */
async function claimAll(
  lines: NatsConnection[],
  writers: number,
  talks: number,
  prefix: string,
  meanwhile?: () => Promise<void>,
) {
  const mine = new Map<string, string[]>()
  const open = new Set(Array.from({ length: talks }, (_, n) => `${prefix}${n}`))
  const work = Array.from({ length: writers }, async (_, w) => {
    const writer = `w${w}`
    const nc = lines[w % lines.length]
    if (!nc) return
    const order = [...open].sort((a, b) => ((w * 7 + a.length) % 3) - ((w * 5 + b.length) % 3))
    for (let at = 0; at < order.length; at++) {
      const id = order[(at + w * 13) % order.length] ?? ""
      // As somebody who saw it go: half of the tries are made all the same.
      if (!open.has(id) && (at + w) % 2 === 0) continue
      let fate = await settled(nc, [guard(`none-${id}`, writer, 0), record(id, writer)])
      for (let tries = 0; fate === "unknown" && tries < 20; tries++)
        fate = await settled(nc, [guard(`none-${id}`, writer, 0), record(id, writer)])
      if (fate === "ok") mine.set(id, [...(mine.get(id) ?? []), writer])
      if (fate === "ok" || fate === "stale") open.delete(id)
    }
  })
  await meanwhile?.()
  await Promise.all(work)
  return mine
}

/** Who owns each conversation by what the server holds; more than one writer for one would be two owners. */
async function ownersOf(nc: NatsConnection, prefix: string): Promise<Map<string, string[]>> {
  const jsm = await jetstreamManager(nc, { checkAPI: false })
  const info = await jsm.streams.info("aside", {
    subjects_filter: `desk.conversation.${prefix}>`.replace(`${prefix}>`, ">"),
  })
  const owners = new Map<string, string[]>()
  for (const subject of Object.keys(info.state.subjects ?? {})) {
    const [, , id = "", writer = ""] = subject.split(".")
    if (id.startsWith(prefix)) owners.set(id, [...(owners.get(id) ?? []), writer])
  }
  return owners
}

/** Two decisions, each right by itself, that must not both stand: each writes what the other one only read. How many stood, by round. */
async function skew(lines: NatsConnection[], rounds: number, prefix: string): Promise<number[]> {
  const stood: number[] = []
  for (let round = 0; round < rounds; round++) {
    const [a, b] = [`${prefix}a${round}`, `${prefix}b${round}`]
    const [one, other] = lines
    if (!one || !other) break
    const fates = await Promise.all([
      settled(one, [guard(b, "ann", 0), record(a, "ann")]),
      settled(other, [guard(a, "bo", 0), record(b, "bo")]),
    ])
    stood.push(fates.filter((fate) => fate === "ok").length)
  }
  return stood
}

for (const count of [1, 3] as const) {
  describe(`races on ${count === 1 ? "one node" : "three nodes"}`, () => {
    let nodes: TeamNodes
    let lines: NatsConnection[] = []
    beforeAll(async () => {
      if (!NATS_SERVER) return
      nodes = await withStream(count)
      lines = await Promise.all(Array.from({ length: 10 }, () => connectTo(...nodes.nodes)))
    })
    afterAll(async () => {
      await Promise.all(lines.map((nc) => nc.close()))
      await nodes?.close()
    })
    const first = () => lines[0] as NatsConnection

    onServer("fifty who race for two hundred conversations: each is claimed exactly once", async () => {
      const mine = await claimAll(lines, 50, 200, "r")
      const owners = await ownersOf(first(), "r")
      expect(owners.size).toBe(200)
      expect([...owners].filter(([, writers]) => writers.length !== 1)).toEqual([])
      expect([...mine].filter(([id, writers]) => writers.join() !== owners.get(id)?.join())).toEqual([])
      expect(mine.size).toBe(200)
    })

    onServer(
      "a guard holds against a write under way: of two that each write what the other read, one stands at most",
      async () => {
        const stood = await skew(lines, 150, "s")
        expect(Math.max(...stood)).toBe(1)
      },
    )

    if (count === 3) {
      onServer(
        "the leader is killed in the middle of the race: still each exactly once, and nothing acknowledged is lost",
        async () => {
          const killLeader = async () => {
            const jsm = await jetstreamManager(first(), { checkAPI: false })
            await until(
              () => jsm.streams.info("aside").then(({ state }) => state.messages),
              (many) => many > 230,
            )
            const { cluster } = await jsm.streams.info("aside")
            const leader = nodes.nodes.find(({ name }) => name === cluster?.leader)
            await leader?.kill()
            await new Promise((go) => setTimeout(go, 1_500))
            await leader?.start()
          }
          const mine = await claimAll(lines, 20, 120, "k", killLeader)
          const owners = await until(
            () => ownersOf(first(), "k").catch(() => new Map<string, string[]>()),
            (all) => all.size === 120,
          )
          expect([...owners].filter(([, writers]) => writers.length !== 1)).toEqual([])
          expect(
            [...mine].filter(([id, writers]) => writers.length !== 1 || writers.join() !== owners.get(id)?.join()),
          ).toEqual([])
        },
      )
    }
  })
}
