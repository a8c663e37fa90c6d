import { jetstreamManager } from "@nats-io/jetstream"
import { afterEach, beforeEach, describe, expect } from "vitest"
import { agentId, conversationId, entryId } from "~core/ids"
import { makeStream } from "~team/stream"
import { connectTo, onServer, WORKSPACE, withStream } from "./desk"
import { aCustomer, aLine, anAgent, aTalk, join, type Member, sit, until, writes } from "./member"
import { NATS_SERVER, type TeamNodes } from "./server"

let nodes: TeamNodes
let ann: Member
let here: Member[] = []
beforeEach(async () => {
  if (!NATS_SERVER) return
  nodes = await withStream(1, "always")
  here = []
  ann = await comes("ann")
})
afterEach(async () => {
  await Promise.all(here.map((one) => one.leave()))
  await nodes?.close()
})
const comes = async (name: string, db?: Member["db"]) => {
  const member = await join(name, [nodes.node], db)
  here.push(member)
  return member
}
const lines = (from: number, many: number) =>
  Array.from({ length: many }, (_, n) => aLine(`note.${String(from + n).padStart(5, "0")}`))
const count = (member: Member) => member.db.entries.count()

describe("the copy of a desk", () => {
  onServer("goes on where it stood after its browser died, again and again, and has everything once", async () => {
    for (let at = 0; at < 6; at++) await ann.commit(writes({ entries: lines(at * 500, 500) }))
    let bo = await join("bo", [nodes.node])
    const { db } = bo
    for (let died = 0; died < 4; died++) {
      await until(
        () => count(bo),
        (many) => many > died * 400,
      )
      // As if the worker died: nothing is finished, nothing is said.
      await bo.nc.close()
      await bo.halt()
      bo = await join("bo", [nodes.node], db)
    }
    here.push(bo)
    await ann.commit(writes({ entries: lines(3_000, 100) }))
    await until(
      () => count(bo),
      (many) => many >= 3_100,
    )
    const ids = (await db.entries.toArray()).map(({ id }) => id).sort()
    expect(ids).toEqual(lines(0, 3_100).map(({ id }) => id))
    expect(bo.reported).toEqual([])
  })

  onServer("shows a batch whole or not at all, once it has caught up", async () => {
    const bo = await comes("bo")
    await until(
      () => bo.states.at(-1),
      (last) => last?.state === "following" && last.behind === 0,
    )
    const seen: number[][] = []
    const looking = new AbortController()
    const look = (async () => {
      while (!looking.signal.aborted) {
        const revs = await bo.db.transaction("r", bo.db.agents, bo.db.conversations, bo.db.entries, async () => [
          (await bo.db.agents.get(agentId("x")))?.rev ?? 0,
          (await bo.db.conversations.get(conversationId("c1")))?.rev ?? 0,
          await bo.db.entries.count(),
        ])
        seen.push(revs)
        await new Promise((go) => setTimeout(go, 1))
      }
    })()
    for (let rev = 0; rev < 120; rev++) {
      const records = [
        { ...anAgent("x"), rev },
        { ...aTalk("c1"), rev },
      ]
      expect(await ann.commit(writes({ entries: lines(rev, 1), records }))).toBe("ok")
    }
    await until(
      () => bo.db.agents.get(agentId("x")),
      (row) => row?.rev === 120,
    )
    looking.abort()
    await look
    expect(new Set(seen.map((revs) => revs.join())).size).toBeGreaterThan(1)
    expect(seen.filter(([agent, talk, entries]) => agent !== talk || talk !== entries)).toEqual([])
  })

  onServer("takes in open work first", async () => {
    const open = new Set(["c3", "c7", "c11"])
    for (let at = 0; at < 5; at++) {
      const records = Array.from({ length: 4 }, (_, n) => `c${at * 4 + n}`).flatMap((id) => [
        { ...aTalk(id, `50${id}`), status: open.has(id) ? ("Waiting" as const) : ("Closed" as const) },
        aCustomer(`50${id}`),
      ])
      await ann.commit(writes({ entries: lines(at * 400, 400), records }))
    }
    // One that was open and is closed now, by somebody else; and the other way round.
    const bo = await comes("bo")
    await until(
      () => count(bo),
      (many) => many === 2_000,
    )
    await bo.commit(writes({ records: [{ ...aTalk("c3", "50c3"), rev: 1, status: "Closed" }] }))
    await bo.commit(writes({ records: [{ ...aTalk("c4", "50c4"), rev: 1, status: "Open" }] }))
    const first: { talks: string[]; customers: number; entries: number }[] = []
    const nc = await connectTo(nodes.node)
    const late = sit({ nc, member: "late" }, WORKSPACE)
    here.push(late)
    await until(
      async () => {
        const talks = (await late.db.conversations.toArray()).map(({ id }) => id as string).sort()
        first.push({ talks, customers: await late.db.customers.count(), entries: await count(late) })
        return first.at(-1)
      },
      (seen) => seen?.entries === 2_000,
    )
    const open0 = first.find(({ talks }) => talks.length > 0)
    expect(open0).toEqual({ talks: ["c11", "c4", "c7"], customers: 3, entries: 0 })
    expect(await late.db.conversations.count()).toBe(20)
  })

  onServer("is there again after the server was killed, and nothing that was acknowledged is lost", async () => {
    const bo = await comes("bo")
    const acknowledged: string[] = []
    const writing = (async () => {
      for (let n = 0; n < 400; n++) {
        const [line] = lines(n, 1)
        if (!line) continue
        const done = await ann.commit(writes({ entries: [line] }))
        if (done === "ok") acknowledged.push(line.id)
        // What isn't known is tried again: it is refused if it stands.
        if (done === "unknown") n--
      }
    })()
    await until(
      () => acknowledged.length,
      (many) => many > 60,
    )
    await nodes.node.kill()
    await nodes.node.start()
    await writing
    await until(
      () => count(bo),
      (many) => many >= 400,
    )
    const had = new Set((await bo.db.entries.toArray()).map(({ id }) => id as string))
    expect(acknowledged.filter((id) => !had.has(id))).toEqual([])
    const jsm = await jetstreamManager(bo.nc)
    expect((await jsm.streams.info("aside")).state.messages).toBe(400)
  })

  onServer("stops by name when the stream was wiped and made anew, is another workspace's, or is none", async () => {
    await ann.commit(writes({ entries: lines(0, 3) }))
    await until(
      () => ann.db.replica.get("team"),
      (row) => (row?.position ?? 0) > 0,
    )
    const nc = await connectTo(nodes.node)
    const elsewhere = sit({ nc, member: "cleo" }, "w-another")
    expect(await elsewhere.copy.ended).toBe("wrong workspace")
    await nc.close()
    await nodes.node.kill()
    nodes.node.wipe()
    await nodes.node.start()
    const again = await connectTo(nodes.node)
    const none = sit({ nc: again, member: "dora" }, WORKSPACE)
    expect(await none.copy.ended).toBe("not made")
    await makeStream(again, WORKSPACE, 1)
    const { db } = ann
    await ann.leave()
    const back = await comes("ann", db)
    expect(await back.copy.ended).toBe("wiped")
    // What was there is still to be read.
    expect(await count(back)).toBe(3)
    await again.close()
  })

  onServer("sets aside what is not what it should be, and goes on", async () => {
    const odd: [string, string][] = [
      ["desk.conversation.c1.ann", "<html>"],
      ["desk.conversation.c2.ann", JSON.stringify({ ...aTalk("c2"), rev: 1, round: null })],
      ["desk.conversation.c3.ann", JSON.stringify({ ...aTalk("c9"), rev: 1 })],
      ["desk.agent.x.ann", JSON.stringify({ ...aTalk("x"), rev: 1 })],
      ["desk.robot.x.ann", "{}"],
      ["log.of.note%2E1.ann", JSON.stringify({ ...aLine("note.1"), type: "dance" })],
      ["log.of.note%2E2.ann", `${"[".repeat(10_000)}`],
    ]
    for (const [subject, body] of odd) await ann.nc.request(subject, body)
    await ann.nc.request("desk.some.thing.else.ann", "x")
    await ann.commit(writes({ entries: lines(0, 1) }))
    const bo = await comes("bo")
    await until(
      () => bo.db.quarantine.count(),
      (many) => many === odd.length,
    )
    await until(
      () => count(bo),
      (many) => many === 1,
    )
    expect(await bo.db.conversations.count()).toBe(0)
    expect((await bo.db.quarantine.toArray()).map(({ from, table }) => `${from} ${table}`).sort()).toEqual([
      "desk agents",
      "desk conversations",
      "desk conversations",
      "desk conversations",
      "desk entries",
      "desk entries",
      "desk null",
    ])
    // What lies there holds nobody up: a right one takes its place.
    const jsm = await jetstreamManager(ann.nc)
    const { seq } = (await jsm.direct.getMessage("aside", { last_by_subj: "desk.agent.x.ann" })) ?? { seq: 0 }
    await ann.nc.request("desk.agent.x.ann", JSON.stringify({ ...anAgent("x"), rev: 1 }))
    expect(seq).toBeGreaterThan(0)
    await until(
      () => bo.db.agents.get(agentId("x")),
      (row) => row?.rev === 1,
    )
    expect(await bo.db.entries.get(entryId("note.1"))).toBeUndefined()
    expect(bo.reported).toEqual([])
  })
})
