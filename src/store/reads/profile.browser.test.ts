import { liveQuery } from "dexie"
import { beforeEach, describe, expect, test } from "vitest"
import { newAgent, newConversation, newCustomer } from "~core/blank"
import type { Entry } from "~core/entry"
import { accountId, agentId, conversationId, customerId, entryId, inboxId } from "~core/ids"
import { aSend } from "~core/test-desk"
import { DeskDb } from "../desk-db"
import { type ProfileView, readProfile } from "./profile"

const cleo = newCustomer(customerId("501"), "Cleo")
const made = { ...newCustomer(customerId("made-1"), "Cleo by phone"), mergedInto: cleo.id }
const talk = newConversation(conversationId("c1"), cleo.id, accountId("7"), inboxId("main"), 1_000)
const note = (id: string, customer: string, conversation: string | null, at: number): Entry => ({
  id: entryId(id),
  conversation: conversation as Entry["conversation"],
  customer: customerId(customer),
  order: String(at).padStart(4, "0"),
  at,
  type: "note",
  agent: agentId("ann"),
  text: id,
})

let db: DeskDb
beforeEach(async () => {
  db = new DeskDb(`aside-profile-${crypto.randomUUID()}`)
  await db.agents.add(newAgent(agentId("ann"), "Ann", 0))
  await db.customers.add({ ...cleo, open: talk.id, latest: talk.id })
  await db.conversations.add(talk)
  await db.entries.add(note("n1", "501", "c1", 10))
  return () => db.close()
})

/** Listens as a screen does; `until` waits for an answer that holds. */
function listen() {
  let latest: ProfileView | null | undefined
  const subscription = liveQuery(() => readProfile(talk.id, db)).subscribe((view) => {
    latest = view
  })
  const until = (holds: (view: ProfileView) => boolean) => expect.poll(() => latest && holds(latest)).toBe(true)
  return { until, stop: () => subscription.unsubscribe() }
}

describe("a profile that is open", () => {
  test("hears of a line that changes though no record does", async () => {
    const { until, stop } = listen()
    await until(({ timeline }) => timeline.length === 1)
    await db.entries.put({ ...note("n1", "501", "c1", 10), text: "", emptied: "deleted by us" } as Entry)
    await until(({ timeline }) => timeline[0]?.entry?.emptied === "deleted by us")
    stop()
  })

  test("shows everything of who is merged into it, in order of time, and nothing of theirs once they aren't", async () => {
    const { until, stop } = listen()
    await until(({ customers }) => customers.length === 1)
    await db.entries.bulkAdd([note("early", "made-1", null, 5), note("late", "made-1", null, 15)])
    await db.customers.add(made)
    await until(({ timeline }) => timeline.map(({ entry }) => entry?.id).join() === "early,n1,late")
    await db.customers.put({ ...made, mergedInto: null })
    await until(({ timeline, customers }) => timeline.length === 1 && customers.length === 1)
    stop()
  })

  test.each([
    ["by itself", null],
    ["with who was merged into it", made],
  ])("hears of a message of ours whose fate alone moves, %s", async (_, other) => {
    if (other) await db.customers.add(other)
    const send = aSend({ conversation: talk.id, status: "sending", sendingAt: 20 })
    await db.sends.add(send)
    const { id, text, account, by } = send
    const place = { conversation: talk.id, customer: cleo.id, order: "0020", at: 20 }
    const line: Entry = { ...place, id: entryId(`out.${id}`), type: "message out", send: id, text, account, by }
    await db.entries.add(line)
    const { until, stop } = listen()
    await until(({ timeline }) => timeline.some((row) => row.send?.status === "sending"))
    await db.sends.put({ ...send, status: "unsure" })
    await until(({ timeline }) => timeline.some((row) => row.send?.status === "unsure"))
    await db.sends.put({ ...send, status: "sent" })
    await until(({ timeline }) => timeline.some((row) => row.send?.status === "sent"))
    stop()
  })
})
