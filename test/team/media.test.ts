import { connect } from "@nats-io/transport-node"
import fc from "fast-check"
import { afterAll, beforeAll, describe, expect } from "vitest"
import { mediaConfigOf } from "~team/media-stream"
import { optionsOf } from "~team/people/connection"
import { putMedia } from "~team/put-media"
import { makeStream } from "~team/stream"
import { ofPiece } from "~team/subjects"
import { mediaStands, takeMedia } from "~team/take-media"
import { PIECE } from "~team/whole"
import { onServer } from "./desk"
import { until } from "./member"
import { type Member, openStage, type Stage } from "./people/workspace"
import { NATS_SERVER } from "./server"

const MB = 1024 ** 2
const MOST = 512 * MB
const signal = new AbortController().signal
const lineOf = ({ nc, id }: Pick<Member, "nc" | "id">) => ({ nc, member: id })

/** Bytes that are told apart wherever one looks. */
function bytesOf(size: number, seed = 1): Blob {
  const all = new Uint32Array(Math.ceil(size / 4))
  let next = seed
  for (let at = 0; at < all.length; at++) {
    next = (Math.imul(next, 1_664_525) + 1_013_904_223) >>> 0
    all[at] = next
  }
  return new Blob([all]).slice(0, size)
}
const sameBytes = async (one: Blob, other: Blob) =>
  Buffer.from(await one.arrayBuffer()).equals(Buffer.from(await other.arrayBuffer()))

describe("media through the team's server", () => {
  let stage: Stage
  let ann: Member
  let bo: Member
  let gate: Member
  beforeAll(async () => {
    if (!NATS_SERVER) return
    stage = await openStage()
    ann = await stage.member("agent")
    bo = await stage.member("agent")
    gate = await stage.member("gateway")
  })
  afterAll(() => stage?.close())
  const puts = (who: Member, name: string, bytes: Blob, way: "in" | "out" = "out") =>
    putMedia(lineOf(who), { way, name, bytes, signal })
  const takes = (who: Member, name: string, writer?: string, way: "in" | "out" = "out", most = MOST) =>
    takeMedia(lineOf(who), { way, name, writer, most, signal })

  onServer("20 MB come out as they went in, told as they go, while others write", async () => {
    const bytes = bytesOf(20 * MB)
    const shares: number[] = []
    const put = putMedia(lineOf(ann), {
      way: "out",
      name: "f1",
      bytes,
      signal,
      progress: (share) => shares.push(share),
    })
    // A commit of the same browser comes through meanwhile.
    expect(await ann.ask(`desk.customer.k1.${ann.id}`, "{}")).toMatchObject({ stream: "aside" })
    expect(await put).toEqual({ handed: true })
    expect(shares).toHaveLength(160)
    expect(shares.at(-1)).toBe(1)
    const taken = await takes(gate, "f1", ann.id)
    expect(taken.taken && (await sameBytes(taken.bytes, bytes))).toBe(true)
  })

  onServer.each([0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])("%i bytes come out as they went in", async (size) => {
    expect(await puts(ann, `size ${size}`, bytesOf(size))).toEqual({ handed: true })
    const taken = await takes(gate, `size ${size}`, ann.id)
    expect(taken.taken && (await sameBytes(taken.bytes, bytesOf(size)))).toBe(true)
  })

  onServer("two put and two take at once; each gets what was asked for", async () => {
    await Promise.all([puts(ann, "f2", bytesOf(2 * MB, 2)), puts(bo, "f3", bytesOf(2 * MB, 3))])
    const all = await Promise.all([takes(bo, "f2", ann.id), takes(gate, "f3", bo.id), takes(gate, "f2", ann.id)])
    const whole = await Promise.all(
      all.map((one, n) => one.taken && sameBytes(one.bytes, bytesOf(2 * MB, n === 1 ? 3 : 2))),
    )
    expect(whole).toEqual([true, true, true])
  })

  onServer("what another puts under the same name is not taken for the writer's", async () => {
    await puts(ann, "f4", bytesOf(PIECE, 4))
    await puts(bo, "f4", bytesOf(PIECE, 5))
    const taken = await takes(gate, "f4", ann.id)
    expect(taken.taken && (await sameBytes(taken.bytes, bytesOf(PIECE, 4)))).toBe(true)
  })

  onServer("an agent puts nothing where gateways put what came from X", async () => {
    expect(await puts(ann, "m1", bytesOf(10), "in")).toMatchObject({ handed: false, because: "refused" })
    expect(await puts(gate, "m1", bytesOf(10), "in")).toEqual({ handed: true })
    // Whichever gateway it was.
    expect(await takes(ann, "m1", undefined, "in")).toMatchObject({ taken: true })
  })

  onServer("a listener puts nothing", async () => {
    const cy = await stage.member("listener")
    expect(await puts(cy, "f9", bytesOf(10))).toMatchObject({ handed: false, because: "refused" })
  })

  onServer("nothing whole is none, also while pieces come", async () => {
    expect(await takes(gate, "nothing", ann.id)).toEqual({ taken: false, because: "none" })
    await ann.ask(ofPiece("out", "f5", 0, ann.id), "a piece")
    expect(await mediaStands(lineOf(gate), { way: "out", name: "f5", writer: ann.id })).toBe(false)
    expect(await takes(gate, "f5", ann.id)).toEqual({ taken: false, because: "none" })
  })

  onServer("a piece that was changed is noticed, whatever its length; one that is missing too", async () => {
    await puts(ann, "f6", bytesOf(3 * PIECE, 6))
    await ann.ask(ofPiece("out", "f6", 1, ann.id), "another piece")
    expect(await takes(gate, "f6", ann.id)).toEqual({ taken: false, because: "broken" })
    const other = new Uint8Array(await bytesOf(PIECE, 7).arrayBuffer())
    await ann.nc.request(ofPiece("out", "f6", 1, ann.id), other)
    expect(await takes(gate, "f6", ann.id)).toEqual({ taken: false, because: "broken" })
    const four = JSON.stringify({ size: 4 * PIECE, piece: PIECE, sha256: "A".repeat(43) })
    await ann.nc.request(ofPiece("out", "f6", "whole", ann.id), four)
    expect(await takes(gate, "f6", ann.id)).toEqual({ taken: false, because: "none" })
  })

  onServer("of two gateways' the one that is whole is taken", async () => {
    const other = await stage.member("gateway")
    await puts(gate, "m2", bytesOf(PIECE, 8), "in")
    await puts(other, "m2", bytesOf(PIECE, 8), "in")
    await other.ask(ofPiece("in", "m2", 0, other.id), "spoilt")
    const taken = await takes(ann, "m2", undefined, "in")
    expect(taken.taken && (await sameBytes(taken.bytes, bytesOf(PIECE, 8)))).toBe(true)
  })

  onServer("more than is wanted is not even asked for", async () => {
    await puts(ann, "f7", bytesOf(2 * PIECE))
    expect(await takes(gate, "f7", ann.id, "out", PIECE)).toEqual({ taken: false, because: "too-large" })
  })

  onServer("whatever somebody says of a whole, taking it ends, and is never more than was wanted", async () => {
    const said = fc.oneof(
      fc.json(),
      fc
        .record({
          size: fc.oneof(fc.integer({ min: -1, max: 5_000 }), fc.double(), fc.constant(1e15)),
          piece: fc.oneof(fc.integer({ min: 0, max: 3_000 }), fc.constant(1e9)),
          sha256: fc.oneof(fc.string(), fc.constant("A".repeat(43))),
        })
        .map((one) => JSON.stringify(one)),
    )
    await ann.ask(ofPiece("out", "odd", 0, ann.id), "x".repeat(1_024))
    await fc.assert(
      fc.asyncProperty(said, async (text) => {
        await ann.nc.request(ofPiece("out", "odd", "whole", ann.id), text)
        const taken = await takes(gate, "odd", ann.id, "out", 2_000)
        expect(taken.taken).toBe(false)
      }),
      // Each that looks right is looked for over a second and more.
      { numRuns: 40, endOnFailure: true, interruptAfterTimeLimit: 25_000 },
    )
  })

  onServer("can be stopped, and put again", async () => {
    const stop = new AbortController()
    const put = putMedia(lineOf(ann), {
      ...{ way: "out", name: "f8", bytes: bytesOf(4 * MB, 9), signal: stop.signal },
      progress: (share) => share > 0.3 && stop.abort(),
    })
    expect(await put).toMatchObject({ handed: false, because: "stopped" })
    expect(await takes(gate, "f8", ann.id)).toEqual({ taken: false, because: "none" })
    expect(await puts(ann, "f8", bytesOf(4 * MB, 9))).toEqual({ handed: true })
    const end = new AbortController()
    const take = takeMedia(lineOf(gate), {
      ...{ way: "out", name: "f8", writer: ann.id, most: MOST, signal: end.signal },
      progress: (share) => share > 0.3 && end.abort(),
    })
    expect(await take).toEqual({ taken: false, because: "stopped" })
    expect(await takes(gate, "f8", ann.id)).toMatchObject({ taken: true })
  })

  onServer("the server's end in the middle holds it up, and nothing more", async () => {
    const servers = stage.nodes.node.tcp
    const { invitation } = await stage.member("agent")
    const cy = await connect({
      ...optionsOf(invitation),
      ...{ servers, maxReconnectAttempts: -1, reconnectTimeWait: 100 },
    })
    const line = { nc: cy, member: invitation.member }
    let killed: Promise<void> | null = null
    const restart = async () => {
      await stage.nodes.node.kill()
      await stage.nodes.node.start()
    }
    const put = putMedia(line, {
      ...{ way: "out", name: "f10", bytes: bytesOf(4 * MB, 10), signal },
      progress: (share) => {
        if (share > 0.3) killed ??= restart()
      },
    })
    expect(await put).toEqual({ handed: true })
    await killed
    const taken = await takeMedia(line, { way: "out", name: "f10", most: MOST, signal })
    expect(taken.taken && (await sameBytes(taken.bytes, bytesOf(4 * MB, 10)))).toBe(true)
    await cy.close()
    expect(await putMedia(line, { way: "out", name: "f11", bytes: bytesOf(10), signal })).toMatchObject({
      because: "unreachable",
    })
    expect(await takeMedia(line, { way: "out", name: "f11", most: MOST, signal })).toMatchObject({
      because: "unreachable",
    })
  })
})

describe("the stream that media pass through", () => {
  let stage: Stage
  let ann: Member
  beforeAll(async () => {
    if (!NATS_SERVER) return
    stage = await openStage()
    ann = await stage.member("agent")
  })
  afterAll(() => stage?.close())
  const update = (parts: object) =>
    stage.admin.ask("$JS.API.STREAM.UPDATE.aside-media", JSON.stringify({ ...mediaConfigOf(1), ...parts }))

  onServer("empties itself: what is too old is none, and can be put again", async () => {
    const line = lineOf(ann)
    await putMedia(line, { way: "out", name: "f1", bytes: bytesOf(PIECE), signal })
    expect(await update({ max_age: 1_000_000_000, duplicate_window: 500_000_000 })).toHaveProperty("config")
    await until(
      () => takeMedia(line, { way: "out", name: "f1", most: MOST, signal }),
      (taken) => !taken.taken,
    )
    await update({})
    expect(await putMedia(line, { way: "out", name: "f1", bytes: bytesOf(PIECE), signal })).toEqual({ handed: true })
    expect(await takeMedia(line, { way: "out", name: "f1", most: MOST, signal })).toMatchObject({ taken: true })
  })

  onServer("takes nothing more when it is full, and says so; the desk goes on", async () => {
    expect(await update({ max_bytes: MB })).toHaveProperty("config")
    const full = await putMedia(lineOf(ann), { way: "out", name: "f2", bytes: bytesOf(3 * MB), signal })
    expect(full).toMatchObject({ handed: false, because: "full" })
    expect(await ann.ask(`desk.customer.k1.${ann.id}`, "{}")).toMatchObject({ stream: "aside" })
    await update({})
  })
})

describe("making the workspace's streams", () => {
  onServer("makes this one too, also for a desk that stands already, and leaves what an admin changed", async () => {
    const stage = await openStage()
    const { nc } = stage.admin
    await stage.keeper.request("$JS.API.STREAM.DELETE.aside-media")
    const ann = await stage.member("agent")
    const handing = { way: "out", name: "f1", bytes: bytesOf(10), signal: AbortSignal.timeout(300) } as const
    expect(await putMedia(lineOf(ann), handing)).toMatchObject({ handed: false })
    expect(await makeStream(nc, stage.workspace.id, 1)).toHaveProperty("made")
    expect(await putMedia(lineOf(ann), { ...handing, signal })).toEqual({ handed: true })
    const more = JSON.stringify({ ...mediaConfigOf(1), max_bytes: 3 * 1024 ** 3 })
    expect(await stage.admin.ask("$JS.API.STREAM.UPDATE.aside-media", more)).toHaveProperty("config")
    expect(await makeStream(nc, stage.workspace.id, 1)).toHaveProperty("made")
    const info = await stage.admin.ask("$JS.API.STREAM.INFO.aside-media")
    expect(info).toHaveProperty("config.max_bytes", 3 * 1024 ** 3)
    await stage.close()
  })
})

describe("media on three nodes", () => {
  onServer("are whole at every node as soon as they are put", async () => {
    const stage = await openStage(3)
    const [first, second, third] = stage.nodes.nodes.map(({ tcp }) => [tcp])
    const { invitation } = await stage.member("agent")
    const ann = await stage.come(invitation, first)
    expect(await putMedia(lineOf(ann), { way: "out", name: "f1", bytes: bytesOf(5 * MB), signal })).toEqual({
      handed: true,
    })
    for (const at of [second, third]) {
      const gate = await stage.come((await stage.member("gateway")).invitation, at)
      const taken = await takeMedia(lineOf(gate), { way: "out", name: "f1", writer: ann.id, most: MOST, signal })
      expect(taken.taken && (await sameBytes(taken.bytes, bytesOf(5 * MB)))).toBe(true)
    }
    await stage.close()
  })
})
