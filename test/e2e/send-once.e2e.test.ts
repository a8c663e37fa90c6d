import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest"
import { ACME_AIR } from "../../simulator/seed/people"
import { raiseSendStage, type SendStage } from "./send-stage"

/** No message goes to X twice by machine: the built extension's own way of sending, in a real Chromium, against the local X. */
const A_MESSAGE = { method: "POST", path: /\/messages$/ }
const READS = { path: "/2/dm_events" }

let stage: SendStage

const texts = () => stage.customer.heard().map(({ text }) => text)

describe("over HTTP/2", () => {
  beforeAll(async () => {
    stage = await raiseSendStage()
  })
  beforeEach(() => {
    stage.x.faults.clear()
    stage.x.requests.length = 0
  })
  afterAll(() => stage.close())

  test("a message arrives as it was written, in one request and none before it", async () => {
    const text =
      'Found it & it flies <tonight>, "Mona": caf\u00e9 \ud83e\uddf3\nhttps://acme.example/bags?tag=4471&to=LIS'
    await stage.becomes(await stage.reply(text), "sent")
    expect(texts()).toEqual([text])
    // `json` is kept of what says it is JSON.
    expect(stage.posts()).toMatchObject([
      { method: "POST", body: JSON.stringify({ text }), json: { text }, status: 201 },
    ])
  })

  test("a connection that has served before and breaks after X took the message leaves one, unsure, which the next read finds", async () => {
    await stage.say({ say: "awake", opened: true })
    await stage.x.until(() => stage.x.requests.some(({ status }) => status === 200), "a read on this connection")
    // Held back, or a read would find the message before anybody could see that it is unsure.
    let release = () => {}
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    stage.x.faults.add(READS, { waits: held, at: "before" }, Number.POSITIVE_INFINITY)
    stage.x.faults.add(A_MESSAGE, { drops: "after", whole: "connection" })
    const send = await stage.reply("cut")
    await stage.becomes(send, "unsure")
    expect(texts().filter((text) => text === "cut")).toHaveLength(1)
    release()
    await stage.becomes(send, "sent")
    expect(stage.posts()).toHaveLength(1)
  })

  test("a dead access token is renewed, and the message sent once", async () => {
    stage.x.oauth.tokens.expireAccess(ACME_AIR.id)
    await stage.becomes(await stage.reply("renewed"), "sent")
    expect(texts().filter((text) => text === "renewed")).toHaveLength(1)
  })

  test("411 is answered with the same message once more, plainly", async () => {
    stage.x.faults.add(A_MESSAGE, { answers: 411, body: { title: "Length Required" } })
    await stage.becomes(await stage.reply("length"), "sent")
    expect(texts().filter((text) => text === "length")).toHaveLength(1)
    expect(stage.posts().map(({ status }) => status)).toEqual([411, 201])
  })

  test("a worker killed while X has the message leaves one", async () => {
    const { met } = stage.x.faults.add(A_MESSAGE, { hangs: "after" })
    const send = await stage.reply("killed")
    await stage.x.until(() => met.some(({ outcome }) => outcome === "hung"), "X to have taken the message")
    await stage.aside.killWorker()
    await stage.say({ say: "awake", opened: true })
    await stage.becomes(send, "sent")
    expect(texts().filter((text) => text === "killed")).toHaveLength(1)
    expect(stage.posts()).toHaveLength(1)
  })
})

describe("where only HTTP/1.1 is spoken", () => {
  beforeAll(async () => {
    stage = await raiseSendStage({ older: true })
  })
  beforeEach(() => {
    stage.x.requests.length = 0
  })
  afterAll(() => stage.close())

  test.each(["first", "second"])("a message arrives, in one request (%s)", async (text) => {
    await stage.becomes(await stage.reply(text), "sent")
    expect(texts().filter((one) => one === text)).toHaveLength(1)
    expect(stage.posts()).toMatchObject([{ json: { text }, status: 201 }])
  })
})
