import "fake-indexeddb/auto"
import { beforeEach, describe, expect, test, vi } from "vitest"

// Outside an extension there is no browser to ask; whoever signs in closes the window.
vi.mock("webextension-polyfill", () => ({ default: {} }))
vi.mock("~platform/sign-in-window", () => ({
  launchSignIn: async () => undefined,
  redirectUrl: () => "https://a.example/",
}))

import { sendId } from "~core/ids"
import { aCustomer, anOffered, anUnsure, aSend, NOW, SECOND } from "~core/test-desk"
import { DeskCommand } from "~messaging/contract"
import { carryOut } from "./commands"
import { aStage, type Stage } from "./test-world"

let stage: Stage
beforeEach(async () => {
  stage = await aStage()
  return () => stage.db.close()
})
const says = (command: DeskCommand) => carryOut(stage.world, command)

/** Something that fits a field of the contract: enough to name nothing that is there. */
function sampleOf(field: {
  type: string
  literal?: unknown
  wrapped?: unknown
  options?: unknown
  entries?: unknown
}): unknown {
  const inner = (part: unknown) => sampleOf(part as Parameters<typeof sampleOf>[0])
  if (field.type === "literal") return field.literal
  if (field.type === "boolean") return true
  if (field.type === "number") return 1
  if (field.type === "array") return []
  if (field.type === "nullable" || field.type === "optional") return inner(field.wrapped)
  if (field.type === "picklist") return (field.options as unknown[])[0]
  if (field.type === "union") return inner((field.options as unknown[])[0])
  if (field.type === "strict_object" || field.type === "object") return samplesOf(field.entries as object)
  return field.type === "string" ? "1" : new Blob(["1"], { type: "image/png" })
}
const samplesOf = (entries: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(entries).map(([name, field]) => [name, sampleOf(field)]))

describe("every sentence our own pages may say", () => {
  test.each(DeskCommand.options.map((option) => [option.entries.say.literal, option.entries] as const))(
    "%s is answered, also on a desk where nothing it names is there",
    async (_, entries) => {
      const answer = await says(samplesOf(entries) as DeskCommand)
      expect(answer).toMatchObject({ ok: expect.any(Boolean) })
      if (!answer.ok) expect(answer.refusal).toMatch(/^[a-z-]+$/)
      expect([...new Set(stage.nudged)].sort()).toEqual(["desk", "reads", "sends"])
    },
  )
})

describe("the way of an offer, said by the panel", () => {
  const offered = () => anOffered({ offer: { agent: stage.world.me, madeAt: NOW, until: NOW + 30 * SECOND } })
  beforeEach(async () => {
    await stage.db.customers.put(aCustomer())
    await stage.db.conversations.put(offered())
    await stage.db.agents.update(stage.world.me, { available: true, offer: offered().id })
  })
  const talk = async () => (await stage.db.conversations.toArray())[0]

  test("accept names the conversation to go to; pressed again it says the same", async () => {
    expect(await says({ say: "accept", conversation: "c1" })).toEqual({ ok: true, value: { conversation: "c1" } })
    expect(await says({ say: "accept", conversation: "c1" })).toEqual({ ok: true, value: { conversation: "c1" } })
    expect(await talk()).toMatchObject({ status: "Open", owner: stage.world.me })
  })

  test("Next accepts it too", async () => {
    expect(await says({ say: "next" })).toEqual({ ok: true, value: { conversation: "c1" } })
    expect(await says({ say: "next" })).toMatchObject({ ok: false, refusal: "nothing-to-do" })
  })

  test("going off duty gives it back", async () => {
    await says({ say: "setAvailable", available: false })
    expect(await talk()).toMatchObject({ status: "New", offer: null })
    expect(await says({ say: "accept", conversation: "c1" })).toMatchObject({ ok: false, refusal: "offer-gone" })
  })

  test("accepted and declined at the same time, one of them holds", async () => {
    const both = await Promise.all([
      says({ say: "decline", conversation: "c1" }),
      says({ say: "accept", conversation: "c1" }),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  })

  test("a reply said twice, as a page does that heard no answer, is one message", async () => {
    await says({ say: "accept", conversation: "c1" })
    const command = { say: "reply", conversation: "c1", send: "s1", text: "Hello" } as DeskCommand
    expect(await Promise.all([says(command), says(command)])).toMatchObject([{ ok: true }, { ok: true }])
    expect(await stage.db.sends.toArray()).toMatchObject([{ id: "s1", status: "queued" }])
  })

  test("undo takes it back while it is held", async () => {
    await stage.db.sends.put(aSend({ id: sendId("s1"), holdUntil: NOW + SECOND }))
    await says({ say: "undo", send: "s1" })
    expect(await stage.db.sends.count()).toBe(0)
    expect(await says({ say: "undo", send: "s1" })).toMatchObject({ ok: false, refusal: "not-found" })
  })

  test("send again is for what was looked for in vain, and only then", async () => {
    await stage.db.sends.put(anUnsure())
    expect(await says({ say: "sendAgain", send: "s1" })).toMatchObject({ ok: false, refusal: "not-unsure" })
    await stage.db.sends.put(anUnsure({ lookedFor: true }))
    expect(await says({ say: "sendAgain", send: "s1" })).toMatchObject({ ok: true })
  })
})
