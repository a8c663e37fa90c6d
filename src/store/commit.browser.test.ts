import Dexie, { type DBCoreTable } from "dexie"
import { beforeEach, describe, expect, test } from "vitest"
import { newAgent, newConversation, newCustomer } from "~core/blank"
import type { Change } from "~core/change"
import type { Entry } from "~core/entry"
import { accountId, agentId, conversationId, customerId, entryId, inboxId } from "~core/ids"
import { type Commit, commitTo } from "./commit"
import { DeskDb } from "./desk-db"

const ann = newAgent(agentId("ann"), "Ann", 0)
const cleo = newCustomer(customerId("501"), "Cleo")
const talk = newConversation(conversationId("c1"), cleo.id, accountId("7"), inboxId("main"), 1_000)
const line = (id: string): Entry => ({
  id: entryId(id),
  conversation: talk.id,
  customer: cleo.id,
  order: "1",
  at: 1,
  type: "arrived",
  inbox: inboxId("main"),
})
const full = (table: DBCoreTable): DBCoreTable => ({
  ...table,
  mutate: async () => ({
    numFailures: 1,
    failures: { 0: new Dexie.QuotaExceededError("no room") },
    results: [],
    lastResult: undefined,
  }),
})
const writes = (parts: Partial<Change>): Change => ({
  entries: [],
  records: [],
  guards: [],
  gone: [],
  emptied: [],
  ...parts,
})

let name: string
let db: DeskDb
let commit: Commit
beforeEach(() => {
  name = `aside-commit-${crypto.randomUUID()}`
  db = new DeskDb(name)
  commit = commitTo(db)
  return () => db.close()
})

/** Everything on the disk, to say "nothing was written". */
const whole = async () => Object.fromEntries(await Promise.all(db.tables.map(async (t) => [t.name, await t.toArray()])))

describe("commit on a real IndexedDB", () => {
  test("writes entries and records together and raises each revision by one", async () => {
    expect(await commit(writes({ entries: [line("e1")], records: [talk, { ...ann, rev: 0 }] }))).toBe("ok")
    expect(await db.conversations.get(talk.id)).toEqual({ ...talk, rev: 1 })
    expect(await db.agents.get(ann.id)).toEqual({ ...ann, rev: 1 })
    expect(await db.entries.toArray()).toEqual([line("e1")])
    expect(await commit(writes({ records: [{ ...ann, rev: 1, name: "Anna" }] }))).toBe("ok")
    expect(await db.agents.get(ann.id)).toMatchObject({ name: "Anna", rev: 2 })
  })

  const stale: [string, Partial<Change>][] = [
    ["a record that moved since", { records: [{ ...ann, rev: 1 }] }],
    ["a record that was thought to be new and stands", { records: [{ ...ann, rev: 0 }] }],
    ["a record that was read and is gone", { records: [{ ...cleo, rev: 4 }] }],
    ["a guard that moved since", { guards: [{ kind: "agent", id: "ann", rev: 1 }] }],
    ["a guard on an absence that is one no more", { guards: [{ kind: "agent", id: "ann", rev: 0 }] }],
    ["a guard on something that went", { guards: [{ kind: "send", id: "s1", rev: 1 }] }],
    ["a removal of what moved since", { gone: [{ kind: "agent", id: "ann", rev: 1 }] }],
    ["an entry that stands already", { entries: [line("e9"), line("e1")] }],
  ]
  test.each(stale)("is stale, and writes nothing, on %s", async (_, part) => {
    await commit(writes({ entries: [line("e1")], records: [ann] }))
    await commit(writes({ records: [{ ...ann, rev: 1 }] }))
    const before = await whole()
    const good = { entries: [line("e2")], records: [talk] }
    const change = writes({
      ...part,
      entries: [...good.entries, ...(part.entries ?? [])],
      records: [...good.records, ...(part.records ?? [])],
    })
    expect(await commit(change)).toBe("stale")
    expect(await whole()).toEqual(before)
  })

  test("goes on after a stale one: the transaction it undid holds nothing up", async () => {
    await commit(writes({ records: [ann] }))
    expect(await commit(writes({ records: [ann] }))).toBe("stale")
    expect(await commit(writes({ records: [{ ...ann, rev: 1 }] }))).toBe("ok")
  })

  test("an absence that holds lets the change through", async () => {
    expect(await commit(writes({ records: [talk], guards: [{ kind: "customer", id: cleo.id, rev: 0 }] }))).toBe("ok")
  })

  test("what goes is gone, and its absence is revision 0 again", async () => {
    await commit(writes({ records: [ann] }))
    expect(await commit(writes({ gone: [{ kind: "agent", id: ann.id, rev: 1 }] }))).toBe("ok")
    expect(await db.agents.get(ann.id)).toBeUndefined()
    expect(await commit(writes({ records: [ann] }))).toBe("ok")
  })

  test("of many who decided on the same revision over two connections, exactly one wins", async () => {
    const other = new DeskDb(name)
    const commits = [commit, commitTo(other)]
    for (let rev = 0; rev < 10; rev++) {
      const tries = Array.from({ length: 8 }, (_, n) =>
        commits[n % 2]?.(writes({ entries: [line(`e${rev}.${n}`)], records: [{ ...ann, rev, name: `Ann ${n}` }] })),
      )
      const done = await Promise.all(tries)
      expect(done.filter((each) => each === "ok")).toHaveLength(1)
      expect(done.filter((each) => each === "stale")).toHaveLength(7)
      expect(await db.entries.count()).toBe(rev + 1)
    }
    other.close()
  })

  test("of two who take in the same event over two connections, one wins, though their records differ", async () => {
    const other = new DeskDb(name)
    const done = await Promise.all([
      commit(writes({ entries: [line("7.900")], records: [talk] })),
      commitTo(other)(writes({ entries: [line("7.900")], records: [{ ...talk, id: conversationId("c2") }] })),
    ])
    expect(done.sort()).toEqual(["ok", "stale"])
    expect(await db.conversations.count()).toBe(1)
    other.close()
  })

  test("what no index can hold is a fault of ours and is thrown: trying again would not mend it", async () => {
    const broken = { ...line("e1"), id: undefined } as unknown as Entry
    await expect(commit(writes({ entries: [broken], records: [ann] }))).rejects.toThrow()
    expect(await db.agents.count()).toBe(0)
  })

  test("a full disk is thrown by its name, also when it is an entry that found no room", async () => {
    db.use({
      stack: "dbcore",
      create: (core) => ({
        ...core,
        table: (table) => (table === "entries" ? full(core.table(table)) : core.table(table)),
      }),
    })
    const error = await commit(writes({ entries: [line("e1")], records: [ann] })).catch((thrown: unknown) => thrown)
    expect(JSON.stringify(error, ["name", "inner"])).toContain("QuotaExceededError")
    expect(await db.agents.count()).toBe(0)
  })

  test("a write to one desk is not seen in another's", async () => {
    await commit(writes({ records: [ann] }))
    const elsewhere = new DeskDb(`${name}-other`)
    expect(await elsewhere.agents.count()).toBe(0)
    elsewhere.close()
  })
})
