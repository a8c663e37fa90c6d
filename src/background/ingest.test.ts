import "fake-indexeddb/auto"
import { beforeEach, describe, expect, test } from "vitest"
import { compareIds, entryOfEvent, eventId } from "~core/ids"
import { aClosed, aCustomer, anUnsure, BRAND, CLEO, HOUR, MINUTE, NOW, SECOND } from "~core/test-desk"
import { readOnce } from "./ingest"
import { counted } from "./spending"
import { aStage, type Stage } from "./test-world"

/** What stands at an event's place once its customer was deleted. */
const aGone = { conversation: null, customer: CLEO, order: "", at: NOW, type: "gone" as const }

let stage: Stage
beforeEach(async () => {
  stage = await aStage()
  return () => stage.db.close()
})
// Page by page, so that something can happen between two of them.
const read = (world = stage.world) => readOnce(world, BRAND, 0)
const cursor = () => stage.db.cursors.get(BRAND)
const standing = () => stage.db.standings.get(BRAND)
const texts = async () =>
  (await stage.db.entries.toArray()).flatMap((entry) => ("text" in entry ? [entry.text] : [])).sort()
const fails = (trouble: "offline" | "rate-limited" | "reconnect" | "unexpected", retryAt: number | null = null) =>
  stage.x.failures.push({ ok: false, trouble, retryAt, detail: "", allowance: null })

describe("one read", () => {
  test("takes in what is new, oldest first, and moves the cursor", async () => {
    await stage.db.entries.put({ ...aGone, id: entryOfEvent(BRAND, stage.x.writes(100, { text: "known" })) })
    stage.x.writes(101)
    stage.x.writes(102)
    expect(await read()).toBe(false)
    expect(await texts()).toEqual(["message 101", "message 102"])
    expect(await stage.db.conversations.toArray()).toMatchObject([{ id: "7.101", unread: 2, status: "New" }])
    expect(await cursor()).toMatchObject({ until: "102", token: null, readThrough: NOW })
  })

  test("asks for no more than costs nothing, and for longer pages only to close a gap", async () => {
    const world = { ...stage.world, x: counted(stage.world.x, { db: stage.db, now: () => NOW, report: () => {} }) }
    for (let id = 101; id <= 130; id++) stage.x.writes(id)
    expect(await read(world)).toBe(true)
    expect(await read(world)).toBe(false)
    expect(stage.x.asked.map(({ size, token }) => [size, token])).toEqual([
      [20, null],
      [40, "111"],
    ])
    expect(await texts()).toHaveLength(30)
  })

  test("takes in first what was written first, however short X's pages are", async () => {
    stage.x.longest = 1
    for (const id of [101, 102, 103]) stage.x.writes(id, { sender: `${500 + id}`, thread: `7-${500 + id}` })
    const order: string[] = []
    const commit: typeof stage.world.commit = (change) => {
      order.push(...change.entries.map(({ id }) => id).filter((id) => /^7\.\d+$/.test(id)))
      return stage.world.commit(change)
    }
    expect(await readOnce({ ...stage.world, commit }, BRAND)).toBe(false)
    expect(order).toEqual(["7.101", "7.102", "7.103"])
    expect(await cursor()).toMatchObject({ until: "103", token: null, readThrough: NOW })
  })

  test("keeps what it holds when X fails behind the first page", async () => {
    stage.x.longest = 1
    for (const id of [101, 102]) stage.x.writes(id)
    stage.x.onPage = () => {
      if (stage.x.asked.length === 2) fails("offline")
    }
    expect(await readOnce(stage.world, BRAND)).toBe(true)
    expect(await cursor()).toMatchObject({ newest: "102", until: "100", token: "102" })
    expect(await readOnce(stage.world, BRAND)).toBe(false)
    expect(await texts()).toEqual(["message 101", "message 102"])
  })

  test("of a new day looks at one event first, since X charges for it anew", async () => {
    stage.x.writes(100, { text: "known" })
    stage.passes(24 * HOUR)
    await read()
    expect(stage.x.asked).toEqual([{ account: BRAND, size: 1, token: null }])
  })

  test("moves the cursor only after the entries stand: a kill before that repeats the read and doubles nothing", async () => {
    stage.x.writes(101)
    const { commit } = stage.world
    // The worker dies at the commit of the cursor.
    const dying = {
      ...stage.world,
      commit: async (change: Parameters<typeof commit>[0]) => {
        if (change.records.some(({ kind }) => kind === "cursor")) throw new Error("killed")
        return commit(change)
      },
    }
    await expect(read(dying)).rejects.toThrow("killed")
    expect(await texts()).toEqual(["message 101"])
    expect(await cursor()).toMatchObject({ until: "100" })
    await read(stage.reborn())
    expect(await texts()).toEqual(["message 101"])
    expect(await stage.db.conversations.toArray()).toMatchObject([{ unread: 1 }])
    expect(await cursor()).toMatchObject({ until: "101" })
  })

  test("keeps the cursor when the desk could take nothing in, and takes it in once it can", async () => {
    stage.x.writes(101)
    const full = {
      ...stage.world,
      commit: () => Promise.reject(Object.assign(new Error(), { name: "QuotaExceededError" })),
    }
    expect(await readOnce(full, BRAND).catch(() => false)).toBe(false)
    expect(await cursor()).toMatchObject({ until: "100" })
    await read()
    expect(await texts()).toEqual(["message 101"])
  })

  test("takes in an event that X lists only after newer ones", async () => {
    stage.x.writes(105)
    await read()
    const late = stage.x.writes(103)
    stage.x.events.sort((a, b) => compareIds(b.id, a.id))
    expect(await read()).toBe(false)
    expect(await texts()).toEqual(["message 103", "message 105"])
    expect(await cursor()).toMatchObject({ until: "105", token: null })
    await read()
    expect(await stage.db.entries.where("id").equals(`7.${late}`).count()).toBe(1)
    expect(await stage.db.conversations.toArray()).toMatchObject([{ unread: 2, lastInboundText: "message 105" }])
  })

  test("reads on below what it knows where X may still list something late, also when a sleep came between", async () => {
    for (let id = 104; id <= 130; id++) stage.x.writes(id)
    while (await read());
    while (await read());
    stage.x.writes(103)
    stage.x.events.sort((a, b) => compareIds(b.id, a.id))
    stage.passes(26 * HOUR)
    stage.x.writes(131, { at: NOW + 26 * HOUR })
    while (await read());
    expect(await texts()).toContain("message 103")
    expect(await texts()).toHaveLength(29)
  })

  test("knows a message of its own that X lists only after newer ones", async () => {
    await stage.db.sends.put({ ...anUnsure(), status: "sent", event: eventId("103") })
    stage.x.writes(105)
    await read()
    stage.x.writes(103, { sender: "7" })
    await read()
    expect(await texts()).toEqual(["message 105"])
  })

  test("puts the events of a page that X gives in any order into theirs", async () => {
    stage.x.writes(103)
    stage.x.writes(101)
    stage.x.writes(102)
    await read()
    expect(await stage.db.conversations.toArray()).toMatchObject([{ id: "7.101", unread: 3 }])
  })

  test("loses nothing on a desk whose settings are missing", async () => {
    await stage.db.settings.clear()
    stage.x.writes(101)
    await read()
    expect(await texts()).toEqual(["message 101"])
  })

  test("of an account without a cursor asks X nothing", async () => {
    await stage.db.cursors.clear()
    expect(await read()).toBe(false)
    expect(stage.x.asked).toEqual([])
  })

  test("wakes the router", async () => {
    stage.x.writes(101)
    await read()
    expect(stage.nudged).toContain("desk")
  })
})

describe("a long read whose newest event is our own, and a kill between two pages", () => {
  beforeEach(async () => {
    stage.x.longest = 2
    for (const id of [101, 102, 103, 104]) stage.x.writes(id, { sender: `${500 + id}`, thread: `7-${500 + id}` })
    // Sent here and known by its event before it is read.
    await stage.db.customers.put(aCustomer({ open: null }))
    await stage.db.conversations.put(aClosed())
    await stage.db.sends.put(anUnsure({ status: "sent", event: eventId("105") }))
    stage.x.writes(105, { sender: BRAND, text: "On its way" })
  })

  test("resumes where it was and loses nothing", async () => {
    expect(await read()).toBe(true)
    expect(await cursor()).toMatchObject({ newest: "105", until: "100", token: "104" })
    const next = stage.reborn()
    stage.x.writes(106, { sender: "777", thread: "7-777" })
    while (await read(next)) {}
    expect(await texts()).toEqual(["message 101", "message 102", "message 103", "message 104"])
    expect(await cursor()).toMatchObject({ until: "105", token: null })
    await read(next)
    expect(await texts()).toContain("message 106")
  })

  test("begins again at the top when X has forgotten the page, and loses nothing", async () => {
    await read()
    fails("unexpected")
    await read()
    expect(await cursor()).toMatchObject({ token: null, until: "100" })
    stage.passes(10 * MINUTE)
    while (await read()) {}
    expect(await texts()).toHaveLength(4)
    expect(await cursor()).toMatchObject({ until: "105" })
  })

  test("a passing trouble keeps the page", async () => {
    await read()
    fails("offline")
    await read()
    expect(await cursor()).toMatchObject({ token: "104" })
  })
})

describe("what goes wrong (§8)", () => {
  test("what the schema refuses is kept raw in quarantine; read again it is the same row; the others go on", async () => {
    const raw = { id: "101", text: 5 }
    stage.x.malformed = [{ raw, why: "text: not string" }]
    stage.x.writes(102)
    await read()
    await read()
    expect(await stage.db.quarantine.toArray()).toMatchObject([{ account: BRAND, raw, why: "text: not string" }])
    stage.x.malformed.push({ raw: { id: "103" }, why: "sender_id: missing" })
    await read()
    expect(await stage.db.quarantine.count()).toBe(2)
    expect(await texts()).toEqual(["message 102"])
  })

  test("a trouble stands on the account since when, with when it is tried again; the next good read ends it", async () => {
    fails("rate-limited", NOW + 10 * MINUTE)
    await read()
    expect(await standing()).toMatchObject({
      trouble: "rate-limited",
      troubleSince: NOW,
      retryAt: NOW + 10 * MINUTE,
      failures: 1,
    })
    stage.passes(SECOND)
    fails("offline")
    await read()
    const bad = await standing()
    expect(bad).toMatchObject({ trouble: "offline", troubleSince: NOW, failures: 2 })
    expect(bad?.retryAt).toBeGreaterThan(NOW + SECOND)
    expect(await cursor()).toMatchObject({ rev: 1 })
    await read()
    expect(await standing()).toMatchObject({
      trouble: null,
      troubleSince: null,
      retryAt: null,
      failures: 0,
      heardAt: NOW + SECOND,
    })
  })

  test("a token that is worth nothing any more marks the account Reconnect; nothing is lost", async () => {
    fails("reconnect")
    await read()
    expect(await stage.db.accounts.get(BRAND)).toMatchObject({ status: "reconnect" })
    expect(await cursor()).toMatchObject({ until: "100" })
  })

  test("what X leaves is noted", async () => {
    stage.x.allowance = { left: 7, limit: 15, resetAt: NOW + MINUTE }
    await read()
    expect(await standing()).toMatchObject({ readsLeft: 7, readsResetAt: NOW + MINUTE })
  })
})

describe("our own messages as they come back", () => {
  test("an unsure one that X took is found in the next read, and is sent", async () => {
    await stage.db.customers.put(aCustomer())
    await stage.db.conversations.put(aClosed())
    const text = "Tom & Jerry https://example.com/a?b=1&c=2"
    await stage.db.sends.put(anUnsure({ text }))
    stage.x.writes(101, { sender: BRAND, text: "Tom &amp; Jerry https://t.co/abc", at: NOW - MINUTE })
    await read()
    expect(await stage.db.sends.toArray()).toMatchObject([{ status: "sent", event: "101" }])
    expect(await stage.db.entries.count()).toBe(0)
  })

  test("one written on X itself makes no work", async () => {
    stage.x.writes(101, { sender: BRAND })
    await read()
    expect(await stage.db.conversations.count()).toBe(0)
    expect(await stage.db.entries.toArray()).toMatchObject([
      { type: "message from X", conversation: null, customer: "501" },
    ])
  })

  test("a group's are kept, and not routed", async () => {
    stage.x.writes(101, { thread: "999" })
    stage.x.writes(102, { thread: "999", kind: "join", participants: ["501"] })
    await read()
    expect(await stage.db.conversations.count()).toBe(0)
    expect((await stage.db.entries.toArray()).map(({ type }) => type).sort()).toEqual(["joined", "message in"])
  })
})
