import { afterEach, beforeEach, describe, expect, test } from "vitest"
import { newAgent, newConversation, newCustomer } from "~core/blank"
import type { Entry } from "~core/entry"
import {
  accountId,
  agentId,
  answerId,
  conversationId,
  customerId,
  entryId,
  inboxId,
  SOLO_AGENT,
  sendId,
} from "~core/ids"
import { anAccount, anAgent, anInbox, anOpen, aSend } from "~core/test-desk"
import { HOSTILE, HUGE } from "../../../test/hostile/corpus"
import { DeskDb } from "../desk-db"
import { exportDesk } from "../reads/export"
import { takeAlong } from "../reads/take-along"
import { endOf, sha256, TABLES, VERSION } from "./format"
import { stage, swapIn } from "./swap-in"

const account = accountId("100")
const never = new AbortController().signal
const quiet = async () => undefined
let from: DeskDb
let to: DeskDb
beforeEach(() => {
  from = new DeskDb(`from-${crypto.randomUUID()}`)
  to = new DeskDb(`to-${crypto.randomUUID()}`)
})
afterEach(() => Promise.all([from.delete(), to.delete()]))

async function furnish(db: DeskDb, messages: number) {
  const conversation = newConversation(conversationId("c1"), customerId("7"), account, inboxId("main"), 5)
  await db.conversations.put({ ...conversation, rev: 3 })
  await db.customers.put({ ...newCustomer(customerId("7"), "مُنى <b>Mona</b> 🧳"), rev: 2 })
  await db.agents.put({ ...newAgent(agentId("me"), "Me", 1), rev: 1 })
  await db.accounts.put(anAccount({ id: account }))
  await db.sends.put(aSend({ id: sendId("s"), status: "sending", sendingAt: 9 }))
  await db.files.put({
    id: "f",
    direction: "in",
    name: "bag.png",
    type: "image/png",
    bytes: new Blob([new Uint8Array([0, 255, 10, 13])], { type: "image/png" }),
    at: 1,
  })
  await db.entries.bulkPut(
    Array.from({ length: messages }, (_, n) => ({
      id: entryId(`100.${n}`),
      conversation: conversation.id,
      customer: customerId("7"),
      order: String(n).padStart(8, "0"),
      at: n,
      type: "note",
      agent: agentId("me"),
      text: `line ${n}\nwith "quotes", \u2028 and ${"é".repeat(n % 7)}`,
    })) as Entry[],
  )
}

const rowsOf = async (db: DeskDb, table: string) => JSON.stringify(await db.table(table).toArray())
const restore = async (file: Blob) => swapIn(to, await stage(to, file, quiet, never))

describe("an export restored on another machine", () => {
  test("holds everything, and says how far it is on the way", async () => {
    await furnish(from, 1_234)
    const seen: number[] = []
    const file = await exportDesk(42, ({ done }) => seen.push(done), never, from)
    JSON.parse(await file.text())
    await restore(file)
    for (const table of TABLES.filter((name) => !["accounts", "sends", "files"].includes(name)))
      expect(await rowsOf(to, table), table).toBe(await rowsOf(from, table))
    expect(seen.at(-1)).toBe(1_240)
    const bytes = (await to.files.get("f"))?.bytes
    expect([...new Uint8Array((await bytes?.arrayBuffer()) ?? [])]).toEqual([0, 255, 10, 13])
    expect(await to.staged.count()).toBe(0)
  })

  test("holds every hostile text to the last mark, also halves of characters and what is called __proto__", async () => {
    const hostile = [...HOSTILE, ...HUGE.map(([, fill]) => fill(2_000))]
    await from.answers.bulkPut(
      hostile.map((text, n) => ({ kind: "answer", id: answerId(`a${n}`), rev: 1, name: text, text, account: null })),
    )
    await restore(await exportDesk(42, () => undefined, never, from))
    const [was, is] = await Promise.all([from, to].map((db) => db.answers.orderBy("id").toArray()))
    expect(is).toEqual(was)
    expect(is?.length).toBe(hostile.length)
  })

  test("of a team's desk is the desk of whoever left with it, in the one agent's name", async () => {
    const [ann, bob] = [agentId("ann00000000000aa"), agentId("bob00000000000bb")]
    await from.membership.put({
      ...{ id: "me", member: ann, role: "agent", name: "Ann", server: "wss://desk.example", workspace: "A" },
      ...{ joinedAt: 1, putAway: null },
    })
    await from.agents.bulkPut([anAgent({ id: ann, name: "Ann" }), anAgent({ id: bob, name: "Bob", available: true })])
    await from.inboxes.put(anInbox({ agents: [bob] }))
    const [mine, his] = [
      anOpen({ id: conversationId("c1"), owner: ann }),
      anOpen({ id: conversationId("c2"), owner: bob }),
    ]
    await from.conversations.bulkPut([mine, his])
    await from.sends.put(aSend({ by: bob, conversation: his.id }))
    const note = {
      customer: mine.customer,
      order: "1",
      at: 1,
      type: "note" as const,
      agent: ann,
      text: "of ann00000000000aa",
    }
    await from.entries.put({ ...note, id: entryId("note.1"), conversation: mine.id })
    await restore(await takeAlong(42, () => undefined, never, from))
    expect((await to.agents.toArray()).map(({ id, available }) => [id, available])).toEqual([
      [bob, false],
      [SOLO_AGENT, true],
    ])
    expect((await to.inboxes.toArray()).map(({ agents }) => agents)).toEqual([[SOLO_AGENT]])
    expect(await to.conversations.get(mine.id)).toEqual({ ...mine, owner: SOLO_AGENT })
    expect(await to.conversations.get(his.id)).toMatchObject({ status: "New", owner: null })
    // It may be at X already: nobody sends it again without looking.
    expect(await to.sends.toArray()).toMatchObject([{ status: "unsure", by: bob }])
    expect(await to.entries.get(entryId("note.1"))).toMatchObject({ agent: SOLO_AGENT, text: note.text })
    expect((await to.entries.toArray()).map(({ type }) => type)).toContain("unassigned")
  })

  test("has no sign-in and nothing on its way: accounts are to be reconnected, what was being sent is unsure", async () => {
    await furnish(from, 1)
    await restore(await exportDesk(42, () => undefined, never, from))
    expect(await to.accounts.get(account)).toMatchObject({ status: "reconnect" })
    expect(await to.sends.get(sendId("s"))).toMatchObject({ status: "unsure", lookedFor: false })
  })

  test("takes the place of what was there, all of it", async () => {
    await to.customers.put({ ...newCustomer(customerId("999"), "Somebody else"), rev: 1 })
    await furnish(from, 3)
    await restore(await exportDesk(42, () => undefined, never, from))
    expect(await to.customers.toCollection().primaryKeys()).toEqual(["7"])
  })

  test("of an older version climbs the ladder", async () => {
    const { topics, followUpAt, unasked, inXChatSince, ...asThen } = newConversation(
      conversationId("c1"),
      customerId("7"),
      account,
      inboxId("main"),
      5,
    )
    const head = { format: 1, version: 1, at: 42 }
    const rows = [asThen]
    const part = { table: "conversations", rows, sha256: await sha256(JSON.stringify(rows)) }
    const end = await endOf(head, [part.sha256])
    const lines = [
      `{"aside":${JSON.stringify(head)},"parts":[`,
      `${JSON.stringify(part)},`,
      `{"end":${JSON.stringify(end)}}]}`,
    ]
    await restore(new Blob([lines.join("\n")]))
    expect(await to.conversations.get(conversationId("c1"))).toMatchObject({
      topics,
      followUpAt,
      unasked,
      inXChatSince,
    })
  })
})

describe("a file that is refused changes nothing", () => {
  const cases: [string, (text: string) => string, string][] = [
    ["cut at the end", (text) => text.slice(0, -200), "damaged"],
    ["cut in the middle, at a line", (text) => text.split("\n").toSpliced(3, 1).join("\n"), "damaged"],
    ["one character changed", (text) => text.replace("line 1\\n", "line 7\\n"), "damaged"],
    [
      "a part twice",
      (text) =>
        text
          .split("\n")
          .toSpliced(2, 0, text.split("\n")[2] ?? "")
          .join("\n"),
      "damaged",
    ],
    ["of a newer version", (text) => text.replace(`"version":${VERSION}`, `"version":${VERSION + 1}`), "newer"],
    ["of a newer format", (text) => text.replace('"format":1', '"format":2'), "newer"],
    ["something else", () => '{"hello":"world"}', "not-an-export"],
    ["empty", () => "", "not-an-export"],
  ]
  test.each(cases)("%s", async (_, spoil, why) => {
    await furnish(from, 20)
    await to.customers.put({ ...newCustomer(customerId("999"), "Still here"), rev: 1 })
    const text = await (await exportDesk(42, () => undefined, never, from)).text()
    await expect(restore(new Blob([spoil(text)]))).rejects.toMatchObject({ why })
    expect(await to.customers.toCollection().primaryKeys()).toEqual(["999"])
    expect(await to.staged.count()).toBe(0)
  })

  test("stopped on the way: nothing is left of it", async () => {
    await furnish(from, 2_000)
    await to.customers.put({ ...newCustomer(customerId("999"), "Still here"), rev: 1 })
    const file = await exportDesk(42, () => undefined, never, from)
    const stop = new AbortController()
    await expect(stage(to, file, async () => stop.abort(), stop.signal)).rejects.toThrow()
    expect(await to.customers.count()).toBe(1)
    expect(await to.staged.count()).toBe(0)
  })
})
