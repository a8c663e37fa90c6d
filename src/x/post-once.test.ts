import { beforeEach, describe, expect, test } from "vitest"
import { type Once, postOnce } from "./post-once"
import { Unanswered } from "./wire"

/** A browser's `fetch` as Chromium 156 was measured to behave: a stream is taken over HTTP/2 and 3 only. */
interface Network {
  protocol: string
  /** Nothing gets through. */
  down?: boolean
  /** Breaks or hangs once the body was taken. */
  after?: "breaks" | "hangs"
  statuses?: number[]
  /** For so many POSTs nothing gets through. */
  stutters?: number
}
let asked: string[]
let wired: Network
let once: Once
const ADDRESS = new URL("https://api.x.com/2/dm_conversations/with/345/messages")
const JSON_TEXT = '{"text":"caf\u00e9 & \ud83e\uddf3"}'

const network: typeof fetch = async (_input, init = {}) => {
  const streamed = init.body instanceof ReadableStream
  if (wired.stutters && init.method === "POST" && wired.stutters-- > 0) throw new TypeError("Failed to fetch")
  if (wired.down || (streamed && wired.protocol === "http/1.1")) throw new TypeError("Failed to fetch")
  if (init.method === "GET") return new Response("{}", { status: 401 })
  const body = await new Response(init.body).text()
  asked.push(`${streamed ? "streamed" : "plain"} ${body}`)
  if (wired.after === "breaks") throw new TypeError("Failed to fetch")
  if (wired.after === "hangs") {
    return new Promise((_resolve, reject) => {
      init.signal?.addEventListener("abort", () => reject(init.signal?.reason))
    })
  }
  return new Response("{}", { status: wired.statuses?.shift() ?? 201 })
}

const post = () => {
  const headers = new Headers({ "content-type": "application/json" })
  return postOnce({ fetch: network, now: () => 0, timeOut: 20 }, once, ADDRESS, { text: JSON_TEXT, headers })
}
const ending = async () => {
  const error = await post().then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return error instanceof Unanswered ? error.ending : error
}

beforeEach(() => {
  asked = []
  wired = { protocol: "h2" }
  once = { lengthWanted: false, protocol: () => wired.protocol }
})

describe("over HTTP/2", () => {
  test.each(["h2", "h3"])("a body goes as a stream, whole (%s)", async (protocol) => {
    wired = { protocol }
    expect((await post()).status).toBe(201)
    expect(asked).toEqual([`streamed ${JSON_TEXT}`])
  })

  test.each([
    ["breaks", "dropped"],
    ["hangs", "timed out"],
  ] as const)("once the body was taken nothing is tried again: %s", async (after, how) => {
    wired.after = after
    expect(await ending()).toEqual({ how })
    expect(asked).toEqual([`streamed ${JSON_TEXT}`])
  })

  test("what X answers is the answer, also 401, 429 and 503", async () => {
    wired.statuses = [401, 429, 503]
    expect((await post()).status).toBe(401)
    expect((await post()).status).toBe(429)
    expect((await post()).status).toBe(503)
    expect(asked).toHaveLength(3)
  })

  test("a network that stutters gets no plain body: surely nothing has left", async () => {
    wired.stutters = 1
    expect(await ending()).toEqual({ how: "offline" })
    expect(asked).toEqual([])
    expect((await post()).status).toBe(201)
    expect(asked).toEqual([`streamed ${JSON_TEXT}`])
  })

  test("a network that is down neither", async () => {
    wired.down = true
    expect(await ending()).toEqual({ how: "offline" })
    expect(asked).toEqual([])
  })
})

describe("where streams don't go", () => {
  test.each(["http/1.1", ""])("a body goes plainly, once (protocol %o)", async (protocol) => {
    wired = { protocol: "http/1.1" }
    once.protocol = () => protocol
    expect((await post()).status).toBe(201)
    expect((await post()).status).toBe(201)
    expect(asked).toEqual([`plain ${JSON_TEXT}`, `plain ${JSON_TEXT}`])
  })

  test("a plain one that breaks is not tried again", async () => {
    wired = { protocol: "http/1.1", after: "breaks" }
    expect(await ending()).toEqual({ how: "dropped" })
    expect(asked).toEqual([`plain ${JSON_TEXT}`])
  })

  test("a computer that moved to a better network sends streams again", async () => {
    wired = { protocol: "http/1.1" }
    await post()
    wired = { protocol: "h2" }
    await post()
    expect(asked).toEqual([`plain ${JSON_TEXT}`, `streamed ${JSON_TEXT}`])
  })
})

describe("411", () => {
  test("is definite: the body goes plainly, and so do those after it", async () => {
    wired.statuses = [411]
    expect((await post()).status).toBe(201)
    expect((await post()).status).toBe(201)
    expect(asked.map((one) => one.split(" ")[0])).toEqual(["streamed", "plain", "plain"])
  })

  test("to a plain body is an answer", async () => {
    wired.statuses = [411, 411]
    expect((await post()).status).toBe(411)
    expect(asked).toHaveLength(2)
  })

  test.each([400, 403, 413, 500])("no other status is taken for it: %s", async (status) => {
    wired.statuses = [status]
    expect((await post()).status).toBe(status)
    expect(asked).toHaveLength(1)
  })
})

test("whoever comes late for a body that was given up gets none", async () => {
  let late: Promise<string> | undefined
  const sluggish: typeof fetch = async (_input, init = {}) => {
    if (init.method === "GET") throw new TypeError("Failed to fetch")
    late = new Promise((resolve, reject) => {
      queueMicrotask(() => setTimeout(() => new Response(init.body).text().then(resolve, reject)))
    })
    throw new TypeError("Failed to fetch")
  }
  const wire = { fetch: sluggish, now: () => 0 }
  await expect(postOnce(wire, once, ADDRESS, { text: JSON_TEXT, headers: new Headers() })).rejects.toThrow("offline")
  await expect(late).rejects.toThrow("withheld")
})
