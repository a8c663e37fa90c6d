import { afterEach, beforeEach, expect, test } from "vitest"
import { type Asked, ask } from "./client"
import { type LivelySimulator, startLively } from "./lively"
import { ACME_AIR } from "./seed/people"

let x: LivelySimulator
let token: string

beforeEach(async () => {
  x = await startLively({ web: false, customers: { followMs: 1, answerMs: 1 } })
  token = x.oauth.signIn(ACME_AIR.id).accessToken
})

afterEach(() => x.close())

const get = (path: string, asked: Asked = {}) => ask(x.port, path, { token, ...asked })

test("the seeded timeline has about thirty posts, newest first, promoted, quoted, threaded and our own among them", () => {
  const posts = x.world.posts()
  expect(posts.length).toBeGreaterThanOrEqual(30)
  expect(posts.map(({ at }) => at)).toEqual(posts.map(({ at }) => at).sort((a, b) => b - a))
  expect(posts.some((post) => post.promoted)).toBe(true)
  expect(posts.some((post) => post.quoted)).toBe(true)
  expect(posts.some((post) => post.inReplyTo && x.world.post(post.inReplyTo)?.authorId === post.authorId)).toBe(true)
  expect(posts.some((post) => post.authorId === ACME_AIR.id)).toBe(true)
})

test("from a posted link to the customer's DM, over the API, to our answer and theirs", async () => {
  const bag = x.seeded.posts.get("bag")!
  const link = `https://twitter.com/messages/compose?recipient_id=${ACME_AIR.id}`
  x.world.addPost({ authorId: ACME_AIR.id, text: `Sorry, Mona! ${link}`, inReplyTo: bag.id })
  await x.until(() => x.world.dmsOf(ACME_AIR.id).length === 1, "Mona's first message")

  const read = await get("/2/dm_events?expansions=sender_id&max_results=5")
  expect(read.json()).toMatchObject({
    data: [{ sender_id: bag.authorId }],
    includes: { users: [{ username: "mona_reads" }] },
  })
  await get(`/2/dm_conversations/with/${bag.authorId}/messages`, { method: "POST", body: { text: "Which colour?" } })
  await x.until(() => x.world.dmsOf(ACME_AIR.id).length === 3, "Mona's answer")
  expect(
    x
      .customer("mona_reads")
      .heard()
      .map(({ text }) => text),
  ).toEqual(["Which colour?"])
  expect(x.requests.filter(({ method }) => method === "POST")).toHaveLength(1)
})

test("a customer's photo is named with its address, and its bytes open to participants only", async () => {
  const event = x.customer("obrien_pat").sendsPhoto("Look")
  const query = "dm_event.fields=attachments&expansions=attachments.media_keys&media.fields=url,width,height"
  const body = (await get(`/2/dm_events?${query}`)).json()
  const [medium] = body.includes!.media as unknown as { url: string; type: string; width: number }[]
  expect(medium).toMatchObject({ type: "photo", width: 480, media_key: event.mediaKey })
  const path = medium!.url.replace("https://ton.twitter.com/1.1/ton/data/dm/", "/2/dm_conversations/media/")
  const bytes = await get(path)
  expect(bytes.headers["content-type"]).toBe("image/png")
  expect(bytes.bytes.subarray(1, 4).toString()).toBe("PNG")

  const stranger = x.oauth.signIn(x.world.person("lena_k")!.id).accessToken
  expect((await get(path, { token: stranger })).status).toBe(403)
  const direct = new URL(medium!.url)
  expect((await ask(x.port, direct.pathname, { host: direct.host })).status).toBe(403)
})

test("a video is uploaded in pieces, processed, and only then goes with a message", async () => {
  x.customer("mona_reads").writes("hello")
  const bytes = Buffer.from("0123456789")
  const body = { media_type: "video/mp4", media_category: "dm_video", total_bytes: bytes.length }
  const begun = (await get("/2/media/upload/initialize", { method: "POST", body })).json()
  const id = String(begun.data?.id)
  for (const [index, part] of [bytes.subarray(5), bytes.subarray(0, 5)].entries()) {
    const fence = "----fence"
    const head = (name: string, file = "") =>
      `--${fence}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n`
    const parts = [
      head("segment_index"),
      `${1 - index}\r\n`,
      head("media", '; filename="blob"'),
      part,
      `\r\n--${fence}--\r\n`,
    ]
    const headers = { "content-type": `multipart/form-data; boundary=${fence}` }
    const form = Buffer.concat(parts.map((piece) => Buffer.from(piece)))
    expect((await get(`/2/media/upload/${id}/append`, { method: "POST", body: form, headers })).status).toBe(200)
  }
  const done = (await get(`/2/media/upload/${id}/finalize`, { method: "POST" })).json()
  expect(done).toMatchObject({ data: { id, processing_info: { state: "pending" } } })

  const send = () =>
    get(`/2/dm_conversations/with/${x.world.person("mona_reads")!.id}/messages`, {
      method: "POST",
      body: { attachments: [{ media_id: id }] },
    })
  expect((await send()).status).toBe(400)
  const state = async () => (await get(`/2/media/upload?command=STATUS&media_id=${id}`)).json()
  expect(await state()).toMatchObject({ data: { processing_info: { state: "in_progress" } } })
  expect(await state()).toMatchObject({ data: { processing_info: { state: "succeeded" } } })
  expect((await send()).status).toBe(201)
  expect(Buffer.from(x.world.medium(id)!.bytes).toString()).toBe("0123456789")
})

test("pictures are drawn for any address, and a conversation in X Chat is listed", async () => {
  expect((await get("/media/suitcase-ad.jpg", { host: "pbs.twimg.com" })).headers["content-type"]).toContain("svg")
  const mona = x.world.person("mona_reads")!.id
  x.world.moveToChat(ACME_AIR.id, mona)
  expect((await get("/2/chat/conversations")).json()).toMatchObject({ data: [{ id: `${ACME_AIR.id}-${mona}` }] })
})
