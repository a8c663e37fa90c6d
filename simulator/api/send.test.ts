import { afterEach, beforeEach, expect, test } from "vitest"
import { type Asked, ask } from "../client"
import { type LivelySimulator, startLively } from "../lively"
import { ACME_AIR } from "../seed/people"

let x: LivelySimulator
let token: string
let customer: string

beforeEach(async () => {
  x = await startLively({ web: false, customers: false })
  token = x.oauth.signIn(ACME_AIR.id).accessToken
  customer = x.customer("mona_reads").person.id
})

afterEach(() => x.close())

const send = () => `/2/dm_conversations/with/${customer}/messages`
const get = (path: string, asked: Asked = {}) => ask(x.port, path, { token, ...asked })
const write = (text: string) => x.customer("mona_reads").writes(text)

test("an answer to somebody who wrote first arrives and is echoed by the next read", async () => {
  write("hello")
  const sent = await get(send(), { method: "POST", body: { text: "Hi & welcome" } })
  expect(sent.status).toBe(201)
  const { dm_event_id: id } = sent.json().data as unknown as { dm_event_id: string }
  expect(x.world.dm(id)?.text).toBe("Hi & welcome")
  expect((await get("/2/dm_events?max_results=1")).text).toContain("Hi &amp; welcome")
})

test("somebody who never wrote, or who blocked us, does not take it", async () => {
  const refused = await get(send(), { method: "POST", body: { text: "Hi" } })
  expect(refused.status).toBe(403)
  expect(refused.json().detail).toBe("You do not have permission to DM one or more participants.")
  write("hello")
  x.world.block(customer, ACME_AIR.id)
  expect((await get(send(), { method: "POST", body: { text: "Hi" } })).status).toBe(403)
})

test.each([
  ["nothing", {}],
  ["white space", { text: " \n " }],
  ["10,001 characters", { text: "a".repeat(10_001) }],
  ["a picture nobody uploaded", { attachments: [{ media_id: "1" }] }],
  ["an unknown word", { text: "a", quick_reply: {} }],
])("%s is refused as invalid-request", async (_what, body) => {
  write("hello")
  const reply = await get(send(), { method: "POST", body })
  expect(reply.status).toBe(400)
  expect(reply.json().type).toMatch(/invalid-request$/)
})

test("one's own message can be deleted, another's can't", async () => {
  const theirs = write("hello")
  const ours = x.world.addDm({ from: ACME_AIR.id, to: customer, text: "oops" })
  expect((await get(`/2/dm_events/${theirs.id}`, { method: "DELETE" })).status).toBe(403)
  expect((await get(`/2/dm_events/${ours.id}`, { method: "DELETE" })).json()).toEqual({ data: { deleted: true } })
  expect((await get(`/2/dm_events/${ours.id}`)).json()).toMatchObject({ errors: [{ resource_id: ours.id }] })
})

test("blocking and unblocking", async () => {
  expect((await get(`/2/users/${customer}/dm/block`, { method: "POST" })).json()).toEqual({ data: { blocked: true } })
  expect(x.world.hasBlocked(ACME_AIR.id, customer)).toBe(true)
  await get(`/2/users/${customer}/dm/unblock`, { method: "POST" })
  expect(x.world.hasBlocked(ACME_AIR.id, customer)).toBe(false)
})
