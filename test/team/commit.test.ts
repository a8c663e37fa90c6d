import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from "vitest"
import type { Change } from "~core/change"
import { agentId, conversationId, customerId, entryId, sendId } from "~core/ids"
import { onServer, withStream } from "./desk"
import { aCustomer, aLine, anAgent, aTalk, join, type Member, until, writes } from "./member"
import { NATS_SERVER, type TeamNodes } from "./server"

let nodes: TeamNodes
beforeAll(async () => {
  if (NATS_SERVER) nodes = await withStream()
})
afterAll(() => nodes?.close())

let ann: Member
let bo: Member
let run = 0
/** Names of this test alone: all share one stream. */
const my = (id: string) => `${id}-${run}`
beforeEach(async () => {
  run++
  if (!NATS_SERVER) return
  ann = await join("ann", [nodes.node])
  bo = await join("bo", [nodes.node])
})
afterEach(async () => {
  await ann?.leave()
  await bo?.leave()
})
const seenBy = (member: Member, id: string, rev: number) =>
  until(
    () => member.db.conversations.get(conversationId(id)),
    (row) => row?.rev === rev,
  )

describe("the commit over a real server", () => {
  onServer("writes entries and records together, raises revisions, and every copy gets them", async () => {
    const talk = aTalk(my("c"))
    expect(
      await ann.commit(writes({ entries: [aLine(my("note.1"), my("c"))], records: [talk, aCustomer(my("501"))] })),
    ).toBe("ok")
    // One's own is there when the answer is.
    expect(await ann.db.conversations.get(talk.id)).toEqual({ ...talk, rev: 1 })
    expect(await ann.db.entries.get(entryId(my("note.1")))).toEqual(aLine(my("note.1"), my("c")))
    await seenBy(bo, my("c"), 1)
    // A copy that has just begun has the open conversation before its lines.
    await until(
      () => bo.db.entries.count(),
      (many) => many > 0,
    )
    expect(await bo.db.entries.get(entryId(my("note.1")))).toEqual(aLine(my("note.1"), my("c")))
    expect(await bo.db.customers.get(customerId(my("501")))).toMatchObject({ rev: 1 })
    expect(await bo.commit(writes({ records: [{ ...talk, rev: 1, unread: 3 }] }))).toBe("ok")
    await seenBy(ann, my("c"), 2)
    expect((await ann.db.unindexed.toArray()).map(({ id }) => id)).toContain(my("note.1"))
    expect([...ann.reported, ...bo.reported]).toEqual([])
  })

  onServer("asks nothing of the server while the disk here takes nothing, and goes on with room", async () => {
    const talk = writes({ records: [aTalk(my("c"))] })
    const full = () => {
      throw new DOMException("no room", "QuotaExceededError")
    }
    ann.db.placed.hook("creating", full)
    await expect(ann.commit(talk)).rejects.toThrow(/no room/u)
    ann.db.placed.hook("creating").unsubscribe(full)
    expect(await ann.commit(talk)).toBe("ok")
    await seenBy(bo, my("c"), 1)
  })

  /** Until when the copy of the one who decides is kept, so that only the server can tell. Null: only the own copy can tell. */
  type Halt = "before anything" | "after the first" | null
  const stale: [string, Halt, () => Partial<Change>][] = [
    ["a record that moved since", "after the first", () => ({ records: [{ ...anAgent(my("x")), rev: 1 }] })],
    ["a record that was thought to be new and stands", "before anything", () => ({ records: [anAgent(my("x"))] })],
    ["a record that was read and is gone", null, () => ({ records: [{ ...aCustomer(my("no")), rev: 4 }] })],
    ["a guard that moved since", "after the first", () => ({ guards: [{ kind: "agent", id: my("x"), rev: 1 }] })],
    [
      "a guard on an absence that is one no more",
      "before anything",
      () => ({ guards: [{ kind: "agent", id: my("x"), rev: 0 }] }),
    ],
    ["a guard on something that went", null, () => ({ guards: [{ kind: "send", id: my("s"), rev: 1 }] })],
    ["a removal of what moved since", "after the first", () => ({ gone: [{ kind: "agent", id: my("x"), rev: 1 }] })],
    [
      "an entry that stands already",
      "before anything",
      () => ({ entries: [aLine(my("note.9")), aLine(my("note.1"))] }),
    ],
  ]
  for (const [what, halt, part] of stale) {
    const told = async (late: Halt) => {
      if (late === "before anything") await ann.halt()
      await bo.commit(writes({ entries: [aLine(my("note.1"))], records: [anAgent(my("x"))] }))
      const first = () => ann.db.agents.get(agentId(my("x")))
      if (late === "after the first") {
        await until(first, (row) => row?.rev === 1)
        await ann.halt()
      }
      await bo.commit(writes({ records: [{ ...anAgent(my("x")), rev: 1 }] }))
      if (!late) await until(first, (row) => row?.rev === 2)
      const { entries = [], records = [], ...rest } = part()
      const more = { entries: [aLine(my("note.2")), ...entries], records: [aTalk(my("c")), ...records] }
      expect(await ann.commit(writes({ ...rest, ...more }))).toBe("stale")
      await bo.commit(writes({ records: [aTalk(my("after"))] }))
      await seenBy(bo, my("after"), 1)
      expect(await bo.db.entries.get(entryId(my("note.2")))).toBeUndefined()
      expect(await bo.db.conversations.get(conversationId(my("c")))).toBeUndefined()
    }
    onServer(`is stale, and writes nothing, on ${what}: told by one's own copy`, () => told(null))
    if (halt) onServer(`is stale, and writes nothing, on ${what}: told by the server`, () => told(halt))
  }

  onServer("an absence that holds lets the change through, and what goes is revision 0 again", async () => {
    const guards = [
      { kind: "customer", id: my("nobody"), rev: 0 } as const,
      { kind: "send", id: sendId(my("s")), rev: 0 } as const,
    ]
    expect(await ann.commit(writes({ records: [anAgent(my("x"))], guards }))).toBe("ok")
    expect(await ann.commit(writes({ gone: [{ kind: "agent", id: my("x"), rev: 1 }] }))).toBe("ok")
    expect(await ann.db.agents.get(agentId(my("x")))).toBeUndefined()
    // Its place is known from its first writing on; that it went is known when its row is gone as well.
    await until(
      () => Promise.all([bo.db.placed.get(`agent/${my("x")}`), bo.db.agents.get(agentId(my("x")))]),
      ([place, agent]) => place !== undefined && agent === undefined,
    )
    expect(
      await bo.commit(writes({ guards: [{ kind: "agent", id: my("x"), rev: 0 }], records: [aTalk(my("c"))] })),
    ).toBe("ok")
    expect(await bo.commit(writes({ records: [anAgent(my("x"))] }))).toBe("ok")
    expect(await bo.db.agents.get(agentId(my("x")))).toMatchObject({ rev: 1 })
  })

  onServer("a record that is also guarded is checked once", async () => {
    const guards = [{ kind: "agent", id: my("x"), rev: 0 } as const]
    expect(await ann.commit(writes({ records: [anAgent(my("x"))], guards: [...guards, ...guards] }))).toBe("ok")
  })

  onServer("what is emptied is emptied in every copy, and nowhere on the server stand the words", async () => {
    const line = aLine(my("note.1"), my("c"))
    await ann.commit(writes({ entries: [line], records: [{ ...aTalk(my("c")), lastInboundText: "secret of ann's" }] }))
    await seenBy(bo, my("c"), 1)
    const change = writes({
      emptied: [{ entry: line.id, because: "retention" }],
      records: [{ ...aTalk(my("c")), rev: 1, lastInboundText: "" }],
    })
    expect(await bo.commit(change)).toBe("ok")
    for (const { db } of [ann, bo]) {
      const row = await until(
        () => db.entries.get(line.id),
        (seen) => seen?.emptied === "retention",
      )
      expect(row).toMatchObject({ text: "" })
    }
    await seenBy(ann, my("c"), 2)
    const late = await join("late", [nodes.node])
    await seenBy(late, my("c"), 2)
    const left = await until(
      () => late.db.entries.get(line.id),
      (row) => row !== undefined,
    )
    expect(left).toMatchObject({ text: "", emptied: "retention" })
    await late.leave()
    const { standing } = await import("~team/stands")
    const words = (await standing(ann.nc, [`desk.conversation.${my("c")}.*`, "log.of.>"])).map((message) =>
      message.string(),
    )
    expect(words.length).toBeGreaterThan(0)
    expect(words.filter((text) => text.includes("secret of ann's") || text.includes(`line ${my("note.1")}`))).toEqual(
      [],
    )
  })

  onServer("an entry that stands is refused for ever, also after it was emptied", async () => {
    const line = aLine("7.9001", my("c"))
    await ann.commit(writes({ entries: [{ ...line, id: entryId(`7.90${run}`) }] }))
    await ann.commit(writes({ emptied: [{ entry: entryId(`7.90${run}`), because: "removed on X" }] }))
    expect(
      await bo.commit(writes({ entries: [{ ...line, id: entryId(`7.90${run}`) }], records: [aTalk(my("c"))] })),
    ).toBe("stale")
  })

  onServer(
    "a customer of a thousand lines is emptied in parts, and the last part says that they are gone",
    async () => {
      const lines = Array.from({ length: 1_100 }, (_, n) => aLine(my(`note.${n}`), my("c")))
      await ann.commit(writes({ entries: lines.slice(0, 600), records: [aCustomer(my("501"))] }))
      await ann.commit(writes({ entries: lines.slice(600) }))
      const change = writes({
        emptied: lines.map(({ id }) => ({ entry: id, because: "customer deleted" as const })),
        gone: [{ kind: "customer", id: my("501"), rev: 1 }],
      })
      expect(await ann.commit(change)).toBe("ok")
      await until(
        () => bo.db.customers.get(customerId(my("501"))),
        (row) => row === undefined,
      )
      await until(
        () =>
          bo.db.entries
            .where("id")
            .startsWith(`note.`)
            .and(({ id, type }) => id.endsWith(`-${run}`) && type !== "gone")
            .count(),
        (left) => left === 0,
      )
    },
  )

  onServer("a change larger than the server takes is thrown by its name, and nothing of it is written", async () => {
    const long = aLine(my("note.1"), my("c"), { text: "x".repeat(2_000_000) } as never)
    await expect(ann.commit(writes({ entries: [long], records: [aTalk(my("c"))] }))).rejects.toThrow(/longer than/u)
    const many = Array.from({ length: 1_001 }, (_, n) => aLine(my(`note.${n}`)))
    await expect(ann.commit(writes({ entries: many }))).rejects.toThrow(/batch holds/u)
    expect(await ann.commit(writes({ records: [aTalk(my("c"))] }))).toBe("ok")
  })
})
