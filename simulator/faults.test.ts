import { afterEach, beforeEach, expect, test } from "vitest"
import { type Asked, ask } from "./client"
import { HTML_503 } from "./fault-answers"
import { type LivelySimulator, startLively } from "./lively"
import { ACME_AIR } from "./seed/people"

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

test("dropped after processing: the message stands, the sender sees a broken connection", async () => {
  write("hello")
  x.faults.add({ method: "POST" }, { drops: "after" })
  await expect(get(send(), { method: "POST", body: { text: "Hi" } })).rejects.toThrow()
  expect(x.world.dmsOf(customer).map((dm) => dm.text)).toEqual(["Hi", "hello"])
  expect(x.requests.at(-1)).toMatchObject({ outcome: "dropped", json: { text: "Hi" } })
})

test("dropped before processing: nothing stands", async () => {
  write("hello")
  x.faults.add({ method: "POST" }, { drops: "before" })
  await expect(get(send(), { method: "POST", body: { text: "Hi" } })).rejects.toThrow()
  expect(x.world.dmsOf(customer)).toHaveLength(1)
})

test("a whole connection can be broken, and the next request finds a new one", async () => {
  x.faults.add({ path: "/2/users/me" }, { drops: "before", whole: "connection" })
  await expect(get("/2/users/me")).rejects.toThrow()
  expect((await get("/2/users/me")).status).toBe(200)
})

test("a hanging request is on record, and closing the server ends it", async () => {
  write("hello")
  x.faults.add({ path: send() }, { hangs: "after" })
  const hanging = get(send(), { method: "POST", body: { text: "Hi" } }).catch(() => "ended")
  await x.until(() => x.requests.some((request) => request.outcome === "hung"))
  await x.close()
  expect(await hanging).toBe("ended")
})

test("an answer held back comes when the test lets it", async () => {
  let release = () => {}
  x.faults.add({ path: /dm_events/ }, { waits: new Promise<void>((resolve) => (release = resolve)) })
  const read = get("/2/dm_events")
  await x.until(() => x.requests.length === 1)
  expect(x.requests[0]?.outcome).toBe("open")
  release()
  expect((await read).status).toBe(200)
})

test("an answer instead, as often as asked", async () => {
  const fault = x.faults.add({ path: "/2/users/me" }, HTML_503, 2)
  expect((await get("/2/users/me")).headers["content-type"]).toContain("text/html")
  expect((await get("/2/users/me")).status).toBe(503)
  expect((await get("/2/users/me")).status).toBe(200)
  expect(fault.met).toHaveLength(2)
})
