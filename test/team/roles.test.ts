import { afterAll, beforeAll, expect } from "vitest"
import { conversationId, customerId, entryId } from "~core/ids"
import { onServer } from "./desk"
import { aCustomer, aLine, anAgent, aTalk, sit, until, writes } from "./member"
import { openStage, type Stage } from "./people/workspace"
import { NATS_SERVER } from "./server"

let stage: Stage
beforeAll(async () => {
  if (NATS_SERVER) stage = await openStage()
})
afterAll(() => stage?.close())

const come = async (role: "agent" | "gateway" | "admin") => {
  const { nc, id } = await stage.member(role)
  return sit({ nc, member: id }, stage.workspace.id)
}

onServer("with the keys of their roles, a gateway, an agent and an admin work on one desk", async () => {
  const [gateway, agent, admin] = await Promise.all([come("gateway"), come("agent"), come("admin")])
  // The gateway takes in what X said; the agent accepts and writes a note; the admin deletes the customer.
  const said = aLine("7.900", "c1")
  expect(
    await gateway.commit(
      writes({
        entries: [said],
        records: [aTalk("c1"), aCustomer("501"), anAgent(agent.name)],
        guards: [{ kind: "conversation", id: "c0", rev: 0 }],
      }),
    ),
  ).toBe("ok")
  const talk = await until(
    () => agent.db.conversations.get(conversationId("c1")),
    (row) => row?.rev === 1,
  )
  const note = aLine("note.1", "c1")
  expect(await agent.commit(writes({ entries: [note], records: [{ ...aTalk("c1"), ...talk, unread: 0 }] }))).toBe("ok")
  await until(
    () => admin.db.conversations.get(conversationId("c1")),
    (row) => row?.rev === 2,
  )
  const gone = [
    { kind: "conversation", id: "c1", rev: 2 },
    { kind: "customer", id: "501", rev: 1 },
  ] as const
  const emptied = [said, note].map(({ id }) => ({ entry: id, because: "customer deleted" as const }))
  await until(
    () => admin.db.entries.count(),
    (many) => many === 2,
  )
  expect(await admin.commit(writes({ gone: [...gone], emptied }))).toBe("ok")
  for (const { db } of [gateway, agent]) {
    await until(
      () => db.customers.get(customerId("501")),
      (row) => row === undefined,
    )
    await until(
      () => db.entries.get(entryId("note.1")),
      (row) => row?.type === "gone",
    )
  }
  expect([...gateway.reported, ...agent.reported, ...admin.reported]).toEqual([])
  await Promise.all([gateway.leave(), agent.leave(), admin.leave()])
})
