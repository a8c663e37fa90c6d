import "fake-indexeddb/auto"
import { afterAll, beforeAll, beforeEach, describe, expect, vi } from "vitest"
import type { Entry } from "~core/entry"
import { accountId, agentId, conversationId, type EventId, entryId, sendId } from "~core/ids"
import type { Attachment, Send } from "~core/send"
import { aSend } from "~core/test-desk"
import { inFileId } from "~store/in-file"
import { ask } from "~team/ask"
import { hearAsks } from "~team/hear-asks"
import { mediaOver } from "~team/media-over"
import type { MediaOutcome, UploadOutcome, X } from "~x/port"
import "../../src/background/team/test-hands"
import { fetchMedia } from "../../src/background/fetch-media"
import { answerAsk } from "../../src/background/team/answer-ask"
import { handInFiles } from "../../src/background/team/hand-in"
import { handedInOver } from "../../src/background/team/handed-in"
import { xOverTeam } from "../../src/background/team/x-over-team"
import { stop, uploadFor } from "../../src/background/uploads"
import { onServer } from "./desk"
import { aCustomer, aTalk, until, writes } from "./member"
import { openStage, type Stage } from "./people/workspace"
import { NATS_SERVER } from "./server"
import { anX, type Seat, seat } from "./worlds"

// Outside an extension the polyfill throws; nothing here needs it.
vi.mock("webextension-polyfill", () => ({ default: {} }))

const BRAND = accountId("7")
const JPEG = [0xff, 0xd8, 0xff, 0xe0]
const photo = (size: number) => new Blob([new Uint8Array(JPEG), new Uint8Array(size).fill(3)])

let stage: Stage
let ann: Seat
let bo: Seat
let gate: Seat
const atX: string[] = []
let gives: () => Promise<MediaOutcome> = async () => ({ ok: true, bytes: photo(300_000) })
let takes: (bytes: Blob) => Promise<UploadOutcome> = async () => ({ fate: "uploaded", media: "m", until: 9e12 })
let uploaded: Blob | null = null
const end = new AbortController()

beforeAll(async () => {
  if (!NATS_SERVER) return
  stage = await openStage()
  const own: Partial<X> = {
    media: async (_, { dm }) => {
      atX.push(`media of ${dm}`)
      return gives()
    },
    upload: async (_, { bytes, progress }) => {
      atX.push("upload")
      progress(0.5)
      uploaded = bytes
      return takes(bytes)
    },
  }
  gate = await seat(stage, "gateway", () => anX(own))
  const { world, line } = gate
  world.handedIn = handedInOver({ db: world.db, media: mediaOver(line), now: Date.now, patience: 6_000, look: 100 })
  const asking = ({ line, browser }: Omit<Seat, "world">): X =>
    xOverTeam({
      ...{ db: browser.db, media: mediaOver(line), signal: end.signal, patience: 5_000, now: Date.now },
      ask: (account, what) => ask(line, account, what, { silent: 3_000 }),
    })
  ann = await seat(stage, "agent", asking)
  bo = await seat(stage, "agent", asking)
  expect(await world.commit(writes({ records: [aCustomer("501"), aTalk("c1")] }))).toBe("ok")
  for (const who of [ann, bo])
    await until(
      () => who.world.db.conversations.get(conversationId("c1")),
      (row) => row !== undefined,
    )
})
afterAll(async () => {
  end.abort()
  await Promise.all([ann, bo, gate].map((one) => one?.leave()))
  await stage?.close()
})
beforeEach(() => {
  atX.length = 0
  uploaded = null
  gives = async () => ({ ok: true, bytes: photo(300_000) })
  takes = async () => ({ fate: "uploaded", media: "m", until: 9e12 })
})

/** A customer's photo, in everybody's copy. */
async function writesPhoto(event: string): Promise<string> {
  const url = `https://ton.twitter.com/1.1/ton/data/dm/${event}/77${event}/pic.jpg`
  const media = [{ key: `3_77${event}`, type: "photo", url }]
  const line = {
    ...{ id: `${BRAND}.${event}`, conversation: "c1", customer: "501", order: event, at: 1, type: "message in" },
    ...{ account: BRAND, event: event as EventId, text: "", links: [], media, group: null, citedPost: null },
  } as unknown as Entry
  expect(await gate.world.commit(writes({ entries: [line] }))).toBe("ok")
  for (const { world } of [ann, bo])
    await until(
      () => world.db.entries.get(line.id),
      (row) => row !== undefined,
    )
  return line.id
}
const keyOf = (event: string) => `3_77${event}`
const keptBy = ({ world }: Seat, event: string) => world.db.files.get(inFileId(BRAND, keyOf(event)))
const nothingReported = () => expect([ann, bo, gate].flatMap(({ browser }) => browser.reported)).toEqual([])

describe("a customer's photo, for browsers without tokens", () => {
  onServer("can't be had while no gateway is there", async () => {
    const id = await writesPhoto("899")
    expect(await fetchMedia(ann.world, id, keyOf("899"))).toEqual({ ok: false, refusal: "no-gateway" })
    const { world, line } = gate
    const answer = (what: unknown) => answerAsk(world, mediaOver(line), BRAND, what)
    hearAsks({ line, account: BRAND, holds: () => true, answer, signal: end.signal, report: world.report })
    await line.nc.flush()
  })

  onServer("is fetched by the gateway, kept here, and found by a colleague without asking again", async () => {
    const id = await writesPhoto("900")
    expect(await fetchMedia(ann.world, id, keyOf("900"))).toMatchObject({ ok: true })
    expect(await keptBy(ann, "900")).toMatchObject({ direction: "in", type: "image/jpeg", name: "photo.jpeg" })
    expect((await keptBy(ann, "900"))?.bytes.size).toBe(300_004)
    expect(await fetchMedia(bo.world, id, keyOf("900"))).toMatchObject({ ok: true })
    expect(await keptBy(bo, "900")).toBeDefined()
    expect(atX).toEqual(["media of 900"])
    nothingReported()
  })

  onServer("asked for by two at once, X is asked once", async () => {
    const id = await writesPhoto("901")
    const both = await Promise.all([ann, bo].map(({ world }) => fetchMedia(world, id, keyOf("901"))))
    expect(both).toMatchObject([{ ok: true }, { ok: true }])
    expect(atX).toEqual(["media of 901"])
  })

  onServer("that X has no more: the gateway empties the message, and who asked finds it emptied", async () => {
    const id = await writesPhoto("902")
    gives = async () => ({ ok: false, because: "gone" })
    expect(await fetchMedia(ann.world, id, keyOf("902"))).toEqual({ ok: false, refusal: "media-gone" })
    for (const { world } of [ann, gate])
      expect(await world.db.entries.get(entryId(id))).toMatchObject({ emptied: "removed on X", media: [] })
    await until(
      () => bo.world.db.entries.get(entryId(id)),
      (row) => row?.emptied !== undefined,
    )
    expect(await fetchMedia(bo.world, id, keyOf("902"))).toEqual({ ok: false, refusal: "media-gone" })
    nothingReported()
  })

  onServer("that is too large, or can't be had now: said as if X had been asked", async () => {
    const id = await writesPhoto("903")
    gives = async () => ({ ok: false, because: "too-large" })
    expect(await fetchMedia(ann.world, id, keyOf("903"))).toEqual({ ok: false, refusal: "media-elsewhere" })
    gives = async () => ({ ok: false, because: "later", trouble: "server-error", detail: "X stumbles" })
    expect(await fetchMedia(ann.world, id, keyOf("903"))).toMatchObject({
      refusal: "media-later",
      detail: "X stumbles",
    })
    expect(await keptBy(ann, "903")).toBeUndefined()
  })

  onServer("that was spoilt on its way is asked for anew", async () => {
    const id = await writesPhoto("904")
    const name = encodeURIComponent(`7/904/77904/pic.jpg`).replace(".", "%2E")
    await fetchMedia(bo.world, id, keyOf("904"))
    expect(await gate.member.ask(`media.in.${name}.1.${gate.member.id}`, "spoilt")).toMatchObject({
      seq: expect.any(Number),
    })
    expect(await fetchMedia(ann.world, id, keyOf("904"))).toMatchObject({ ok: true })
    expect((await keptBy(ann, "904"))?.bytes.size).toBe(300_004)
  })

  onServer("of no message at this desk is not fetched", async () => {
    const place = { dm: "999", media: "1", resource: "x.jpg" }
    expect(await ann.world.x.media(BRAND, place, 1_000)).toMatchObject({ because: "later", trouble: "unexpected" })
    expect(atX).toEqual([])
  })
})

describe("a file on its way to X", () => {
  let n = 0
  async function queues(who: Seat, bytes: Blob | null, parts: Partial<Send> = {}): Promise<Send> {
    const id = sendId(`up${n++}`)
    const attachment: Attachment = {
      ...{ file: `file-of-${id}`, name: "p.jpg", type: "image/jpeg", size: bytes?.size ?? 1 },
      ...{ media: null, mediaUntil: null, uploaded: null, tries: 0 },
    }
    if (bytes)
      await who.world.db.files.put({
        ...{ id: attachment.file, direction: "out", name: "p.jpg", type: "image/jpeg", bytes, at: Date.now() },
      })
    const now = { queuedAt: Date.now(), holdUntil: Date.now() }
    const send = aSend({ rev: 0, id, by: who.world.me, status: "queued", attachment, ...now, ...parts })
    expect(await who.world.commit(writes({ records: [send] }))).toBe("ok")
    return until(
      () => gate.world.db.sends.get(id),
      (row) => row !== undefined,
    ) as Promise<Send>
  }
  const handsIn = (who: Seat, holds = false) => handInFiles(who.world, mediaOver(who.line), () => holds)
  const atGate = (send: Send, is: (row: Send) => boolean) =>
    until(
      () => gate.world.db.sends.get(send.id),
      (row) => row !== undefined && is(row),
    )

  onServer("is handed in by whoever attached it, taken by the gateway, and no message before that", async () => {
    const bytes = photo(4_000_000)
    const send = await queues(ann, bytes)
    const going = uploadFor(gate.world, send)
    expect(await handsIn(ann)).toBeGreaterThan(Date.now())
    await going
    expect(uploaded && Buffer.from(await uploaded.arrayBuffer()).equals(Buffer.from(await bytes.arrayBuffer()))).toBe(
      true,
    )
    expect(await atGate(send, (row) => row.attachment?.media === "m")).toBeDefined()
    nothingReported()
  })

  onServer("is fetched once, also when X takes it only at the second try", async () => {
    const send = await queues(ann, photo(300_000))
    await handsIn(ann)
    takes = async () => ({ fate: "later", trouble: "server-error", retryAt: null })
    await uploadFor(gate.world, send)
    expect(await gate.world.db.files.get(`file-of-${send.id}`)).toMatchObject({ direction: "out", type: "image/jpeg" })
    takes = async () => ({ fate: "uploaded", media: "second", until: 9e12 })
    await uploadFor(gate.world, (await gate.world.db.sends.get(send.id)) ?? send)
    expect(await atGate(send, (row) => row.attachment?.media === "second")).toBeDefined()
  })

  onServer("that a colleague puts there in the writer's place is not taken", async () => {
    const send = await queues(ann, null)
    await mediaOver(bo.line).put({ way: "out", name: `file-of-${send.id}`, bytes: photo(10), signal: end.signal })
    await uploadFor({ ...gate.world, handedIn: quick(300) }, send)
    expect(atX).toEqual([])
    expect(await atGate(send, (row) => row.attachment?.tries === 1)).toMatchObject({ status: "queued" })
  })

  onServer("whose browser doesn't come back: waited for an hour, then the agent decides", async () => {
    const old = Date.now() - 61 * 60_000
    const send = await queues(bo, null, { queuedAt: old, holdUntil: old })
    await uploadFor({ ...gate.world, handedIn: quick(300) }, send)
    expect(await atGate(send, (row) => row.status === "refused")).toMatchObject({ because: "file-gone" })
  })

  onServer("that is no longer in the browser it was attached in is said to be gone, there", async () => {
    const send = await queues(ann, null)
    await handsIn(ann)
    expect(await atGate(send, (row) => row.status === "refused")).toMatchObject({ because: "file-gone" })
  })

  onServer("is not handed in by whoever sends it, nor for a colleague, nor twice", async () => {
    const send = await queues(bo, photo(200_000))
    await handsIn(bo, true)
    await handsIn(ann)
    const stands = () =>
      mediaOver(gate.line).stands({ way: "out", name: `file-of-${send.id}`, writer: agentId(bo.member.id) })
    expect(await stands()).toBe(false)
    await handsIn(bo)
    await until(stands, Boolean)
    const before = await stage.admin.ask("$JS.API.STREAM.INFO.aside-media")
    await handsIn(bo)
    await handsIn(bo)
    expect(await stage.admin.ask("$JS.API.STREAM.INFO.aside-media")).toHaveProperty(
      "state",
      (before as { state: unknown }).state,
    )
  })

  onServer("stopped by the agent: no more of it goes in, and the message is taken back", async () => {
    const send = await queues(ann, photo(15_000_000))
    await handsIn(ann)
    expect(await stop(ann.world, send.id)).toMatchObject({ ok: true })
    await until(
      () => gate.world.db.sends.get(send.id),
      (row) => row === undefined,
    )
    expect(await mediaOver(gate.line).stands({ way: "out", name: `file-of-${send.id}`, writer: ann.member.id })).toBe(
      false,
    )
    nothingReported()
  })

  const quick = (patience: number) =>
    handedInOver({ db: gate.world.db, media: mediaOver(gate.line), now: Date.now, patience, look: 100 })
})
