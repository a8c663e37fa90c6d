import { describe, expect, test } from "vitest"
import { type DeleteView, deleteCustomer } from "./delete-customer"
import type { Entry } from "./entry"
import { agentId, conversationId, entryId, eventId, groupId } from "./ids"
import type { Group } from "./records"
import type { Send } from "./send"
import { aConversion, aCustomer, anAgent, anOpen, aSend, BRAND } from "./test-desk"

const message = { id: entryId("7.900"), customer: aCustomer().id, order: "900", at: 1, type: "message in" } as Entry
const group: Group = {
  ...{ kind: "group", id: groupId("7.g"), rev: 1, account: BRAND, thread: "g" },
  ...{ participants: ["501", "502"], newestAt: 5, lastText: "hi all" },
}
const view = (parts: Partial<DeleteView> = {}): DeleteView => ({
  customers: [aCustomer()],
  conversations: [anOpen()],
  sends: [],
  entries: [message],
  conversions: [],
  agents: [],
  groups: [],
  ...parts,
})
const changed = (parts: Partial<DeleteView>) => {
  const decided = deleteCustomer(view(parts))
  if (!decided.ok) throw new Error(decided.refusal)
  return decided.change
}
const sent = (parts: Partial<Send> = {}) => aSend({ status: "sent", event: eventId("950"), sentAt: 9, ...parts })

describe("deleting a customer", () => {
  test("takes their profile, conversations and messages away", () => {
    const { gone, emptied, forgets } = changed({ sends: [sent()] })
    expect(gone.map(({ kind }) => kind)).toEqual(["customer", "conversation", "send"])
    expect(emptied).toEqual([{ entry: "7.900", because: "customer deleted" }])
    expect(forgets).toEqual({ drafts: ["c1"], files: [] })
  })

  test("forgets the files that were attached", () => {
    const attachment = { file: "f1" } as Send["attachment"]
    expect(changed({ sends: [sent({ attachment })] }).forgets?.files).toEqual(["f1"])
  })

  test("leaves what keeps our own messages from coming back as written on X", () => {
    expect(changed({ sends: [sent()] }).entries).toEqual([
      expect.objectContaining({ id: "7.950", type: "gone", conversation: null, customer: "" }),
    ])
  })

  test("frees the agent who talked with them or was asked to", () => {
    const busy = anAgent({ sessions: [conversationId("c1"), conversationId("c9")] })
    const asked = anAgent({ id: agentId("bob"), offer: conversationId("c1") })
    expect(changed({ agents: [busy, asked] }).records).toMatchObject([{ sessions: ["c9"] }, { offer: null }])
  })

  test("keeps a conversion in the count, without their name", () => {
    const conversion = aConversion({ status: "answered", customerName: "Cleo", conversation: conversationId("c1") })
    expect(changed({ conversions: [conversion] }).records).toMatchObject([
      { status: "answered", author: "", customer: null, customerName: null, conversation: null },
    ])
  })

  test("takes them off group conversations", () => {
    expect(changed({ groups: [group] }).records).toMatchObject([{ participants: ["502"], lastText: "" }])
  })

  test.each(["sending", "unsure"] as const)("is refused while a message is %s: its echo would come back", (status) => {
    expect(deleteCustomer(view({ sends: [aSend({ status })] }))).toEqual({ ok: false, refusal: "still-sending" })
  })

  test.each(["queued", "sent", "refused", "dropped"] as const)("goes with a message that is %s", (status) => {
    expect(deleteCustomer(view({ sends: [aSend({ status })] })).ok).toBe(true)
  })
})
