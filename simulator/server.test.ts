import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { type Asked, ask } from "./client"
import { type Simulator, startSimulator } from "./server"

const BRAND = "1420000000000000001"
const CUSTOMER = "1420000000000000002"

let x: Simulator
let token: string
let now: number

beforeEach(async () => {
  now = Date.UTC(2026, 10, 20, 12)
  x = await startSimulator({ web: false, clock: () => now })
  x.world.addPerson({ id: BRAND, handle: "acme", name: "Acme", openToEveryone: true })
  x.world.addPerson({ id: CUSTOMER, handle: "mona", name: "Mona" })
  x.oauth.addApp({ clientId: "app", name: "Aside", type: "native", redirects: ["https://a.example/"] })
  token = x.oauth.signIn(BRAND).accessToken
})

afterEach(() => x.close())

const get = (path: string, asked: Asked = {}) => ask(x.port, path, { token, ...asked })
const write = (text: string) => x.world.addDm({ from: CUSTOMER, to: BRAND, text })

describe("signing in and limits", () => {
  test("a request without a living token is 401 problem+json, without any CORS header", async () => {
    const reply = await get("/2/users/me", { token: "nobody", headers: { origin: "https://x.com" } })
    expect(reply.status).toBe(401)
    expect(reply.headers["content-type"]).toContain("application/problem+json")
    expect(Object.keys(reply.headers).filter((name) => name.startsWith("access-control"))).toEqual([])
  })

  test("a missing scope is 403 about:blank Forbidden", async () => {
    token = x.oauth.signIn(BRAND, { scopes: ["tweet.read", "users.read"] }).accessToken
    const reply = await get("/2/dm_events")
    expect(reply.status).toBe(403)
    expect(reply.json()).toMatchObject({ type: "about:blank", title: "Forbidden", detail: "Forbidden" })
  })

  test("me is the token's person, with the fields asked for", async () => {
    const reply = await get("/2/users/me?user.fields=verified,receives_your_dm")
    expect(reply.json()).toEqual({
      data: { id: BRAND, name: "Acme", username: "acme", verified: false, receives_your_dm: false },
    })
  })

  test("limits are counted down in headers, then 429 until the window is over", async () => {
    x.limits.set("GET /2/dm_events", 2)
    const first = await get("/2/dm_events")
    expect(first.headers).toMatchObject({
      "x-rate-limit-limit": "2",
      "x-rate-limit-remaining": "1",
      "x-rate-limit-reset": String((now + 900_000) / 1000),
    })
    await get("/2/dm_events")
    expect((await get("/2/dm_events")).status).toBe(429)
    x.limits.style = "code 88"
    expect((await get("/2/dm_events")).json()).toMatchObject({ errors: [{ code: 88 }] })
    now += 900_001
    expect((await get("/2/dm_events")).status).toBe(200)
  })

  test("without credits everything is 402", async () => {
    x.credits.left = 0
    const reply = await get("/2/users/me")
    expect(reply.status).toBe(402)
    expect(reply.json().title).toBe("CreditsDepleted")
  })

  test("an event is paid for once a day, an empty page never", async () => {
    await get("/2/dm_events")
    expect(x.credits.spent).toBe(0)
    write("hello")
    await get("/2/dm_events")
    await get("/2/dm_events")
    expect(x.credits.spent).toBeCloseTo(0.01)
    now += 86_400_000
    token = x.oauth.signIn(BRAND).accessToken
    await get("/2/dm_events")
    expect(x.credits.spent).toBeCloseTo(0.02)
  })
})

describe("reading events", () => {
  test("a bare read gives id, kind and text, and nothing that was not asked for", async () => {
    const event = write("hello")
    expect((await get("/2/dm_events")).json()).toEqual({
      data: [{ id: event.id, event_type: "MessageCreate", text: "hello" }],
      meta: { result_count: 1 },
    })
  })

  test("nothing there: no data, a count of 0", async () => {
    expect((await get("/2/dm_events")).json()).toEqual({ meta: { result_count: 0 } })
  })

  test("fields and expansions of 2.166 bring sender, conversation, time and the sender as a user", async () => {
    const event = write("hello")
    const fields = "created_at,dm_conversation_id,sender_id"
    const reply = await get(`/2/dm_events?dm_event.fields=${fields}&expansions=sender_id&user.fields=verified`)
    expect(reply.json()).toMatchObject({
      data: [
        {
          id: event.id,
          sender_id: CUSTOMER,
          dm_conversation_id: `${BRAND}-${CUSTOMER}`,
          created_at: "2026-11-20T12:00:00.000Z",
        },
      ],
      includes: { users: [{ id: CUSTOMER, username: "mona", name: "Mona", verified: false }] },
    })
  })

  test("each version refuses the other's words by name", async () => {
    const newer = await get("/2/dm_events?post.fields=text&expansions=sender_id,referenced_posts")
    expect(newer.status).toBe(400)
    expect(newer.json().type).toBe("https://api.twitter.com/2/problems/invalid-request")
    expect(newer.text).toContain("post.fields")
    expect(newer.text).toContain("referenced_posts")

    x.spec = "2.167"
    const older = await get("/2/dm_events?dm_event.fields=sender_id&expansions=referenced_tweets.id")
    expect(older.status).toBe(400)
    expect(older.json().type).toBe("https://api.x.com/2/problems/invalid-request")
    expect(older.json().errors).toHaveLength(2)
    expect((await get("/2/dm_events?expansions=sender_id,referenced_posts&post.fields=text")).status).toBe(200)
  })

  test("texts come back as X rewrites them", async () => {
    write("  Tom & Jerry <3 see https://acme.example/a?b=1&c=2.  ")
    const { data } = (await get("/2/dm_events?dm_event.fields=entities")).json()
    const { text, entities } = data![0] as unknown as { text: string; entities: { urls: Record<string, string>[] } }
    expect(text).toMatch(/^Tom &amp; Jerry &lt;3 see https:\/\/t\.co\/\w{10}\.$/)
    expect(entities.urls[0]).toMatchObject({
      url: /https:\S+(?=\.)/.exec(text)?.[0],
      expanded_url: "https://acme.example/a?b=1&c=2",
      display_url: "acme.example/a?b=1&c=2",
    })
    const short = String(entities.urls[0]?.url).replace("https://t.co", "")
    expect((await get(short, { host: "t.co" })).headers.location).toBe("https://acme.example/a?b=1&c=2")
  })

  test("a post's address becomes a reference, its post an include, and an error once it is deleted", async () => {
    const post = x.world.addPost({ authorId: CUSTOMER, text: "My bag is gone" })
    write(`About https://x.com/mona/status/${post.id}`)
    const read = () => get("/2/dm_events?expansions=referenced_tweets.id&tweet.fields=author_id").then((r) => r.json())
    expect(await read()).toMatchObject({
      data: [{ referenced_tweets: [{ id: post.id }] }],
      includes: { tweets: [{ id: post.id, text: "My bag is gone", author_id: CUSTOMER }] },
    })
    x.world.removePost(post.id)
    expect(await read()).toMatchObject({ data: [{}], errors: [{ resource_id: post.id, title: "Not Found Error" }] })
  })

  test("X forgets after 30 days", async () => {
    write("old")
    now += 31 * 86_400_000
    token = x.oauth.signIn(BRAND).accessToken
    expect((await get("/2/dm_events")).json().meta).toEqual({ result_count: 0 })
  })

  test("joins and leaves are filtered by kind and carry participants on demand", async () => {
    const group = x.world.addGroup([BRAND, CUSTOMER])
    write("hello")
    const joins = await get("/2/dm_events?event_types=ParticipantsJoin&dm_event.fields=participant_ids,text")
    expect(joins.json().data).toEqual([
      { id: expect.any(String), event_type: "ParticipantsJoin", participant_ids: [BRAND, CUSTOMER] },
    ])
    expect((await get(`/2/dm_conversations/${group}/dm_events`)).json().meta).toEqual({ result_count: 1 })
    expect((await get(`/2/dm_conversations/with/${CUSTOMER}/dm_events`)).json().meta).toEqual({ result_count: 1 })
  })
})
