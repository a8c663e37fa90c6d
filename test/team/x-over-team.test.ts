import "fake-indexeddb/auto"
import fc from "fast-check"
import { afterAll, beforeAll, beforeEach, describe, expect, vi } from "vitest"

// Outside an extension the polyfill throws; nothing here needs it.
vi.mock("webextension-polyfill", () => ({ default: {} }))

import { accountId, conversationId, customerId, entryId, eventId, sendId } from "~core/ids"
import { aSend } from "~core/test-desk"
import { ask } from "~team/ask"
import { hearAsks } from "~team/hear-asks"
import { mediaOver } from "~team/media-over"
import type { Heard, X } from "~x/port"
import "../../src/background/team/test-hands"
import { blockAtX, deleteAtX } from "../../src/background/at-x"
import { answerAsk } from "../../src/background/team/answer-ask"
import { xOfTeam } from "../../src/background/team/x-of-team"
import { xOverTeam } from "../../src/background/team/x-over-team"
import { onServer } from "./desk"
import { aCustomer, aLine, aTalk, until, writes } from "./member"
import { openStage, type Stage } from "./people/workspace"
import { NATS_SERVER } from "./server"
import { anX, type Seat, seat } from "./worlds"

const BRAND = accountId("7")
const YES: Heard<true> = { ok: true, value: true, allowance: null, xNow: null }
const NO: Heard<true> = { ok: false, trouble: "rate-limited", retryAt: 5, detail: "slowly", allowance: null }

let stage: Stage
let ann: Seat
let gate: Seat
const atX: string[] = []
let says: Heard<true> = YES
let serving = new AbortController()
/** The gateway hears asks, as it does while it holds the lease. */
async function serve() {
  serving = new AbortController()
  const { world, line } = gate
  const answer = (what: unknown) => answerAsk(world, mediaOver(line), BRAND, what)
  hearAsks({ line, account: BRAND, holds: () => true, answer, signal: serving.signal, report: world.report })
  await line.nc.flush()
}

beforeAll(async () => {
  if (!NATS_SERVER) return
  stage = await openStage()
  const own: Partial<X> = {
    block: async (account, person, on) => {
      atX.push(`${on ? "block" : "unblock"} ${person} for ${account}`)
      return says
    },
    remove: async (account, event) => {
      atX.push(`remove ${event} of ${account}`)
      return says
    },
  }
  gate = await seat(stage, "gateway", () => anX(own))
  ann = await seat(stage, "agent", ({ line, browser }) =>
    xOverTeam({
      db: browser.db,
      ask: (account, what) => ask(line, account, what, { silent: 3_000 }),
      media: mediaOver(line),
      signal: serving.signal,
      patience: 5_000,
      now: Date.now,
    }),
  )
  const customer = { ...aCustomer("501"), xId: "501" }
  const send = { ...aSend({ rev: 0, by: ann.world.me, status: "queued" }), text: "our words" }
  expect(await gate.world.commit(writes({ records: [customer, aTalk("c1")] }))).toBe("ok")
  await arrives(ann, "c1")
  // The agent writes it, the gateway sends it: the words stand under both names.
  expect(await ann.world.commit(writes({ records: [send] }))).toBe("ok")
  await until(
    () => gate.world.db.sends.get(sendId("s1")),
    (row) => row?.rev === 1,
  )
  const line = aLine("out.s1", "c1", { type: "message out", send: "s1", text: "our words", by: ann.world.me } as never)
  const sent = { ...send, rev: 1, status: "sent" as const, event: eventId("905") }
  expect(await gate.world.commit(writes({ records: [sent], entries: [{ ...line, account: BRAND } as never] }))).toBe(
    "ok",
  )
  await until(
    () => ann.world.db.sends.get(sendId("s1")),
    (row) => row?.rev === 2,
  )
  await until(
    () => ann.world.db.entries.get(entryId("out.s1")),
    (row) => row !== undefined,
  )
})
afterAll(async () => {
  serving.abort()
  await Promise.all([ann?.leave(), gate?.leave()])
  await stage?.close()
})
beforeEach(() => {
  atX.length = 0
  says = YES
})
const arrives = (who: Seat, id: string) =>
  until(
    () => who.world.db.conversations.get(conversationId(id)),
    (row) => row !== undefined,
  )

describe("an agent's browser, which holds no token", () => {
  onServer("is told that no gateway is there, and nothing is changed", async () => {
    expect(await blockAtX(ann.world, "c1", true)).toEqual({ ok: false, refusal: "no-gateway" })
    expect(await deleteAtX(ann.world, "out.s1")).toEqual({ ok: false, refusal: "no-gateway" })
    expect(await ann.world.db.entries.get(entryId("out.s1"))).not.toHaveProperty("emptied")
  })

  onServer("blocks and lets through again by the gateway, and notes it in the agent's name", async () => {
    await serve()
    expect(await blockAtX(ann.world, "c1", true)).toMatchObject({ ok: true })
    expect(atX).toEqual(["block 501 for 7"])
    expect((await ann.world.db.customers.get(customerId("501")))?.blockedBy).toEqual(["7"])
    expect(await blockAtX(ann.world, "c1", false)).toMatchObject({ ok: true })
    expect(atX).toEqual(["block 501 for 7", "unblock 501 for 7"])
  })

  onServer("hears X's no as if it had asked X", async () => {
    says = NO
    expect(await blockAtX(ann.world, "c1", true)).toEqual({ ok: false, refusal: "x-later" })
    expect(await deleteAtX(ann.world, "out.s1")).toEqual({ ok: false, refusal: "x-later" })
  })

  onServer("blocks nobody who isn't a customer, and deletes nothing that isn't ours", async () => {
    expect(await ann.world.x.block(BRAND, "999", true)).toMatchObject({ ok: false, trouble: "unexpected" })
    expect(await ann.world.x.remove(BRAND, eventId("999"))).toMatchObject({ ok: false, trouble: "unexpected" })
    expect(atX).toEqual([])
  })

  onServer("deletes a message of ours: the gateway empties it, also where the agent wrote it", async () => {
    expect(await deleteAtX(ann.world, "out.s1")).toMatchObject({ ok: true })
    expect(atX).toEqual(["remove 905 of 7"])
    for (const { world } of [ann, gate]) {
      expect(await world.db.entries.get(entryId("out.s1"))).toMatchObject({ emptied: "deleted by us", text: "" })
      expect(await world.db.sends.get(sendId("s1"))).toMatchObject({ text: "" })
    }
    expect(await stage.stands(`desk.send.s1.${ann.member.id}`)).not.toContain("our words")
    expect(await stage.stands(`desk.send.s1.${gate.member.id}`)).not.toContain("our words")
  })

  onServer("repeats it without harm: X isn't asked again, and it is done", async () => {
    expect(await ann.world.x.remove(BRAND, eventId("905"))).toEqual(YES)
    expect(atX).toEqual([])
    expect([...ann.browser.reported, ...gate.browser.reported]).toEqual([])
  })

  onServer("reads and sends nothing itself: a trouble that passes, and says nothing against the account", async () => {
    const { x } = ann.world
    expect(await x.page(BRAND, { size: 1, token: null })).toMatchObject({ ok: false, trouble: "offline" })
    expect(await x.me(BRAND)).toMatchObject({ ok: false, trouble: "offline" })
    expect(await x.chats(BRAND)).toMatchObject({ ok: false, trouble: "offline" })
    expect(await x.send(BRAND, "501", "words")).toMatchObject({ fate: "later", trouble: "offline" })
    expect(await x.upload(BRAND, {} as never)).toMatchObject({ fate: "later", trouble: "offline" })
  })

  onServer("an answer that is none is a trouble, not a crash", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (answer) => {
        const x = xOverTeam({
          ...{ db: ann.world.db, media: mediaOver(ann.line), signal: serving.signal, now: Date.now },
          ask: async () => ({ told: true, answer }),
        })
        expect(await x.block(BRAND, "501", true)).toMatchObject({ ok: false, trouble: "unexpected" })
      }),
    )
  })
})

describe("the gateway", () => {
  onServer("does nothing for what isn't one of its questions", async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async (asked) => {
        expect(await answerAsk(gate.world, mediaOver(gate.line), BRAND, asked)).toMatchObject({
          did: "nothing",
          trouble: "unexpected",
        })
      }),
    )
    for (const odd of ["../501", "501/x", "", "9".repeat(21), 501, null])
      expect(
        await answerAsk(gate.world, mediaOver(gate.line), BRAND, { what: "block", person: odd, on: true }),
      ).toMatchObject({
        did: "nothing",
      })
    expect(atX).toEqual([])
  })

  onServer("does itself what is about its own accounts, and asks for the others", async () => {
    const done: string[] = []
    const says = (who: string) => {
      const call = async () => {
        done.push(who)
        return YES
      }
      return anX({ block: call, remove: call })
    }
    const x = xOfTeam((account) => account === "7", says("own"), says("others"))
    await x.block(BRAND, "501", true)
    await x.remove(accountId("8"), eventId("1"))
    expect(done).toEqual(["own", "others"])
  })
})
