import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { Ajv } from "ajv"
import addFormats from "ajv-formats"
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest"
import type { Spec } from "./api/spec"
import { type Asked, ask, type Reply } from "./client"
import { type LivelySimulator, startLively } from "./lively"
import { ACME_AIR } from "./seed/people"

const FOLDER = fileURLToPath(new URL("../../shared/x/", import.meta.url))
const textOf = (name: string) => `${FOLDER}openapi-${name}.json`
const there = existsSync(textOf("dm-2.166"))
if (!there)
  console.warn(
    "Skipped: X's OpenAPI texts are not beside this checkout (../shared/x), so nothing can be held against them.",
  )

interface OpenApi {
  paths: Record<string, Record<string, { responses: Record<string, { content: Record<string, { schema: object }> }> }>>
  components: { schemas: Record<string, { required?: string[] }> }
}

/** The published text, minus what is plainly a slip in it: fields that are required and defined nowhere. */
function published(name: string): OpenApi {
  const text = JSON.parse(readFileSync(textOf(name), "utf8")) as OpenApi
  for (const [schema, field] of SLIPS) {
    const found = text.components.schemas[schema]
    if (found?.required) found.required = found.required.filter((required) => required !== field)
  }
  return text
}

const SLIPS = [
  ["MediaUploadResponse", "meta"],
  ["MediaUploadAppendResponse", "meta"],
  ["ProcessingInfo", "type"],
] as const

function validator(text: OpenApi) {
  const ajv = new Ajv({ strict: false, allErrors: true, discriminator: false, logger: false })
  addFormats.default(ajv)
  ajv.addSchema(text, "x")
  return (path: string, method: string, reply: Reply) => {
    const good = reply.status < 300
    const responses = text.paths[path]?.[method]?.responses
    const type = good ? "application/json" : "application/problem+json"
    const schema = responses?.[good ? String(reply.status) : "default"]?.content[type]?.schema
    expect(schema, `${method} ${path} ${reply.status} is published`).toBeDefined()
    const valid = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"x#/')))
    expect(reply.headers["content-type"]).toContain(type)
    expect(valid(reply.json()) ? [] : valid.errors, reply.text).toEqual([])
  }
}

const WORDS = {
  "2.166": {
    fields:
      "attachments,created_at,dm_conversation_id,entities,event_type,id,participant_ids,referenced_tweets,sender_id,text",
    expansions: "attachments.media_keys,participant_ids,referenced_tweets.id,sender_id",
    posts: "tweet.fields=author_id,created_at,entities,text",
  },
  "2.167": {
    fields: "attachments,created_at,dm_conversation_id,entities,event_type,id,text",
    expansions: "attachments.media_keys,participant_ids,referenced_posts,sender_id",
    posts: "post.fields=created_at,entities,text",
  },
} as const

describe.skipIf(!there).each(["2.166", "2.167"] as const)("answers keep to X's text %s", (spec: Spec) => {
  let x: LivelySimulator
  let token: string
  let holds: ReturnType<typeof validator>
  let mona: string
  const words = WORDS[spec]
  const seen: string = `dm_event.fields=${words.fields}&expansions=${words.expansions}&${words.posts}&media.fields=type,url,width,height,media_key&user.fields=created_at,verified,verified_type,profile_image_url,description,public_metrics,receives_your_dm`

  beforeAll(async () => {
    holds = validator(published(`dm-${spec}`))
    x = await startLively({ web: false, spec, customers: false })
    token = x.oauth.signIn(ACME_AIR.id).accessToken
    mona = x.world.person("mona_reads")!.id
    const customer = x.customer("mona_reads")
    customer.writes(
      `<b>Tom & Jerry</b> @acme_air #lost https://a.example/x?y=1&z=2 https://x.com/a/status/${x.seeded.posts.get("bag")!.id}`,
    )
    customer.writes("about https://x.com/a/status/1000000000000000001 (gone)")
    customer.sendsPhoto("Look")
    x.world.addMedium({ ownerId: mona, mime: "video/mp4", bytes: Buffer.from("v"), id: "1990000000000000001" })
    x.world.addDm({ from: mona, to: ACME_AIR.id, text: "a video", mediaKey: "7_1990000000000000001" })
    x.world.changeGroup(x.world.addGroup([ACME_AIR.id, mona]), "ParticipantsLeave", [mona])
  })
  afterAll(() => x?.close())
  afterEach(() => {
    x.faults.clear()
    x.limits.reset()
    x.credits.left = Number.POSITIVE_INFINITY
  })

  const get = (path: string, asked: Asked = {}) => ask(x.port, path, { token, ...asked })

  test("the three lists and the single event, with everything asked for", async () => {
    const all = await get(`/2/dm_events?${seen}`)
    holds("/2/dm_events", "get", all)
    expect(all.json().includes).toHaveProperty("media")
    holds("/2/dm_events", "get", await get(`/2/dm_events?max_results=2&${seen}`))
    holds(
      "/2/dm_conversations/with/{participant_id}/dm_events",
      "get",
      await get(`/2/dm_conversations/with/${mona}/dm_events?${seen}`),
    )
    holds(
      "/2/dm_conversations/{id}/dm_events",
      "get",
      await get(`/2/dm_conversations/${ACME_AIR.id}-${mona}/dm_events?${seen}`),
    )
    const [event] = x.world.dmsOf(mona)
    holds("/2/dm_events/{event_id}", "get", await get(`/2/dm_events/${event!.id}?${seen}`))
    holds("/2/dm_events/{event_id}", "get", await get("/2/dm_events/1?expansions=sender_id"))
  })

  test("people", async () => {
    const fields = "user.fields=created_at,receives_your_dm,verified,public_metrics,profile_image_url"
    holds("/2/users/me", "get", await get(`/2/users/me?${fields}`))
    holds("/2/users/{id}", "get", await get(`/2/users/${mona}?${fields}`))
    holds("/2/users/{id}", "get", await get("/2/users/1"))
    holds("/2/users/by/username/{username}", "get", await get(`/2/users/by/username/mona_reads?${fields}`))
  })

  test("sending, deleting, blocking", async () => {
    const body = { text: "Hello & welcome" }
    const sent = await get(`/2/dm_conversations/with/${mona}/messages`, { method: "POST", body })
    holds("/2/dm_conversations/with/{participant_id}/messages", "post", sent)
    const second = await get(`/2/dm_conversations/${ACME_AIR.id}-${mona}/messages`, { method: "POST", body })
    holds("/2/dm_conversations/{dm_conversation_id}/messages", "post", second)
    const deleted = await get(`/2/dm_events/${String(sent.json().data!.dm_event_id)}`, { method: "DELETE" })
    holds("/2/dm_events/{event_id}", "delete", deleted)
    for (const verb of ["block", "unblock"]) {
      holds(`/2/users/{id}/dm/${verb}`, "post", await get(`/2/users/${mona}/dm/${verb}`, { method: "POST" }))
    }
  })

  test("uploads", async () => {
    const initialized = await get("/2/media/upload/initialize", {
      method: "POST",
      body: { media_type: "image/gif", media_category: "dm_gif", total_bytes: 3 },
    })
    holds("/2/media/upload/initialize", "post", initialized)
    const id = String(initialized.json().data!.id)
    const body = { media: Buffer.from("GIF").toString("base64"), segment_index: 0 }
    const appended = await get(`/2/media/upload/${id}/append`, { method: "POST", body })
    holds("/2/media/upload/{id}/append", "post", appended)
    holds("/2/media/upload/{id}/finalize", "post", await get(`/2/media/upload/${id}/finalize`, { method: "POST" }))
    holds("/2/media/upload", "get", await get(`/2/media/upload?media_id=${id}&command=STATUS`))
  })

  test("refusals of the kinds that the text knows", async () => {
    holds("/2/dm_events", "get", await get("/2/dm_events?max_results=0"))
    const nobody = await get("/2/dm_conversations/with/1/messages", { method: "POST", body: { text: "x" } })
    holds("/2/dm_conversations/with/{participant_id}/messages", "post", nobody)
    // 2.167 lists no type for these; 2.166 lets every problem through that has a type and a title.
    if (spec === "2.166") {
      holds("/2/users/me", "get", await get("/2/users/me", { token: "nobody" }))
      x.limits.set("GET /2/users/me", 0)
      holds("/2/users/me", "get", await get("/2/users/me"))
    }
  })

  test("X Chat's list", async () => {
    x.world.moveToChat(ACME_AIR.id, mona)
    const chat = validator(published("chat-activity-2.167"))
    chat("/2/chat/conversations", "get", await get("/2/chat/conversations"))
  })
})
