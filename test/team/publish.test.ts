import fc from "fast-check"
import { afterAll, afterEach, beforeAll, describe, expect } from "vitest"
import { newAgent } from "~core/blank"
import type { Entry } from "~core/entry"
import { agentId } from "~core/ids"
import { DEFAULT_SETTINGS } from "~core/settings"
import { brokenRules } from "../chaos/rules"
import { BRAND, MONA, NOW, PAT, talkOf, WALTER } from "../migrate/people"
import { onServer } from "./desk"
import { aCustomer, type Member, sit, until, writes } from "./member"
import { asPublished, dyingAfter, everything, madeDesk, publish, type Solo, shownBy } from "./moving"
import { openStage, type Stage } from "./people/workspace"
import { NATS_SERVER } from "./server"

let stage: Stage
let admin: Member
let here: Member[] = []
beforeAll(async () => {
  if (!NATS_SERVER) return
  stage = await openStage()
  const { nc, id } = await stage.member("admin")
  admin = sit({ nc, member: id }, stage.workspace.id)
}, 60_000)
afterEach(async () => {
  await Promise.all(here.map((one) => one.leave()))
  here = []
})
afterAll(async () => {
  await admin?.leave()
  await stage?.close()
})

const ann = () => agentId(admin.name)
/** The desk's rows are gone; the stream and its people stay. */
async function emptied() {
  await admin.halt()
  for (const filter of ["desk.>", "log.>"])
    await stage.keeper.request("$JS.API.STREAM.PURGE.aside", JSON.stringify({ filter }))
  admin = sit({ nc: admin.nc, member: admin.name }, stage.workspace.id)
}
/** Somebody new, when their copy holds everything. */
async function newcomer(): Promise<Member> {
  const { nc, id } = await stage.member("agent")
  const member = sit({ nc, member: id }, stage.workspace.id)
  here.push(member)
  await until(
    () => member.states.at(-1),
    (last) => last?.state === "following" && last.behind === 0,
  )
  return member
}
const expectAll = async (solo: Solo, signedIn: string[] = []) => {
  const { db, reported } = await newcomer()
  const expected = asPublished(solo, ann(), "Ann", signedIn)
  const shown = await shownBy(db)
  for (const [table, rows] of Object.entries(expected)) expect(shown[table], table).toEqual(rows)
  expect([await db.quarantine.count(), reported]).toEqual([0, []])
  return db
}

describe("a desk that is published", () => {
  onServer(
    "is at the team's row for row: all that a desk can have, in the member's name, under an admin's key",
    async () => {
      await emptied()
      const solo = await everything()
      const told: string[] = []
      const begun: string[] = []
      const counts = await publish(solo, admin.nc, ann(), {
        signedIn: async (account) => account === BRAND,
        begin: async () => begun.push(`${told.length}`),
        tell: ({ done, total }) => told.push(`${done} of ${total}`),
      })
      expect(counts).toEqual({ published: 6, kept: 0, alreadyThere: 0, refused: 0 })
      const total = ["customers", "conversations", "conversions", "sends", "entries"]
      const rows = total.reduce((sum, table) => sum + (solo.rows[table]?.length ?? 0), 0)
      expect([told[0], told.at(-1), begun]).toEqual([`0 of ${rows}`, `${rows} of ${rows}`, ["1"]])
      const db = await expectAll(solo, [BRAND])
      // Whose session it was has it waiting, and begins it anew.
      expect(await db.conversations.get(talkOf(MONA))).toMatchObject({
        ...{ status: "Waiting", owner: ann(), session: null, endedAt: NOW },
      })
      expect(JSON.stringify(await shownBy(db))).not.toMatch(/"(agent|owner|by|from|to)":"me"/u)
    },
  )

  onServer("goes on there: what stands can be changed, and its next lines are new ones", async () => {
    const { db, commit } = await newcomer()
    const talk = await db.conversations.get(talkOf(MONA))
    if (!talk) throw new Error("no conversation")
    const { writeInto } = await import("~core/write-entry")
    const { say, entries } = writeInto(talk, NOW)
    say({ type: "closed", agent: ann() })
    expect(await commit(writes({ entries, records: [{ ...talk, status: "Closed" }] }))).toBe("ok")
  })

  onServer("and published again brings nothing, and takes nothing back that happened since", async () => {
    const before = (await stage.admin.ask("$JS.API.STREAM.INFO.aside")) as { state?: { last_seq: number } }
    const counts = await publish(await everything(), admin.nc, ann())
    expect(counts).toEqual({ published: 0, kept: 0, alreadyThere: 6, refused: 0 })
    const after = (await stage.admin.ask("$JS.API.STREAM.INFO.aside")) as { state?: { last_seq: number } }
    expect(after.state?.last_seq).toBe(before.state?.last_seq)
    const { db } = await newcomer()
    expect(await db.conversations.get(talkOf(MONA))).toMatchObject({ status: "Closed" })
  })

  onServer("never brings back whom the team has deleted since", async () => {
    const { db } = admin
    const mona = await until(
      () => db.customers.get(MONA),
      (row) => row !== undefined,
    )
    const talk = await until(
      () => db.conversations.get(talkOf(MONA)),
      (row) => row?.status === "Closed",
    )
    const gone = [mona, talk].flatMap((row) => (row ? [{ kind: row.kind, id: row.id, rev: row.rev }] : []))
    expect(await admin.commit(writes({ gone }))).toBe("ok")
    expect(await publish(await everything(), admin.nc, ann())).toMatchObject({ published: 0, alreadyThere: 6 })
    const late = await newcomer()
    expect([await late.db.customers.get(MONA), await late.db.conversations.get(talkOf(MONA))]).toEqual([
      undefined,
      undefined,
    ])
  })
})

describe("where the team has something of the same name", () => {
  onServer(
    "a customer, an inbox, an answer, an account and set settings stay the team's; all others come",
    async () => {
      await emptied()
      const bo = await newcomer()
      const theirs = { ...aCustomer(MONA), name: "Mona of the team" }
      // Merged into Pat here, and somebody of their own there: the whole profile stays away.
      const walter = { ...aCustomer(WALTER), name: "Walter of the team" }
      const solo = await everything()
      const house = [
        { ...DEFAULT_SETTINGS, kind: "settings" as const, id: "desk" as const, rev: 0, undoSeconds: 9 },
        { ...solo.rows.inboxes?.find(({ id }) => id === "main"), name: "The team's", rev: 0 } as never,
        { ...solo.rows.answers?.[0], text: "the team's words", rev: 0 } as never,
        { ...solo.rows.accounts?.[0], name: "the team's account", rev: 0 } as never,
      ]
      expect(await bo.commit(writes({ records: [theirs, walter] }))).toBe("ok")
      expect(await admin.commit(writes({ records: house }))).toBe("ok")
      const kept = { published: 3, kept: 3, alreadyThere: 0, refused: 0 }
      expect(await publish(solo, admin.nc, ann())).toEqual(kept)
      expect(await publish(solo, admin.nc, ann())).toEqual({ ...kept, published: 0, alreadyThere: 3 })
      const { db } = await newcomer()
      expect(await db.customers.get(MONA)).toMatchObject({ name: "Mona of the team" })
      expect(await db.customers.get(PAT)).toBeUndefined()
      expect(await db.entries.where("conversation").equals(talkOf(MONA)).count()).toBe(0)
      expect(await db.settings.toArray()).toMatchObject([{ undoSeconds: 9 }])
      expect(await db.inboxes.get("main" as never)).toMatchObject({ name: "The team's" })
      expect(await db.answers.toArray()).toMatchObject([{ text: "the team's words" }])
      expect(await db.accounts.toArray()).toMatchObject([{ name: "the team's account" }])
      expect([await db.customers.count(), await db.cursors.count()]).toEqual([5, 0])
    },
  )

  onServer("settings that nobody set become the desk's", async () => {
    await emptied()
    const untouched = { ...DEFAULT_SETTINGS, kind: "settings" as const, id: "desk" as const, rev: 0 }
    expect(await admin.commit(writes({ records: [untouched] }))).toBe("ok")
    await publish(await everything(), admin.nc, ann())
    const { db } = await newcomer()
    expect(await db.settings.toArray()).toMatchObject([{ rev: 2, standardCapacity: 2, keepDays: 365 }])
  })

  onServer("somebody who writes while their long history is on its way stays the team's", async () => {
    await emptied()
    const solo = await madeDesk({ conversations: 34, entries: 1_500, longest: 1_000 }, 3)
    const longest = longestOf(solo)
    const bo = await newcomer()
    let late = false
    const counts = await publish(
      solo,
      slowed(admin, async (subjects) => {
        if (late || !subjects.some((subject) => subject.startsWith("log.of"))) return
        late = true
        await bo.commit(writes({ records: [{ ...aCustomer(longest), name: "wrote just now" }] }))
      }),
      ann(),
    )
    expect(late).toBe(true)
    expect(counts).toMatchObject({ kept: 1, refused: 0 })
    const { db } = await newcomer()
    expect(await db.customers.get(longest as never)).toMatchObject({ name: "wrote just now" })
  })
})

/** Whose conversation is the longest. */
function longestOf({ rows }: Solo): string {
  const counts = new Map<string, number>()
  for (const entry of rows.entries ?? []) {
    const { customer } = entry as { customer: string }
    counts.set(customer, (counts.get(customer) ?? 0) + 1)
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? ""
}

/** The same connection; before the last message of each batch something else happens, told what the batch writes. */
function slowed({ nc }: Member, meanwhile: (subjects: string[]) => Promise<void>) {
  let subjects: string[] = []
  return new Proxy(nc, {
    get: (whole, name) => {
      const part = Reflect.get(whole, name, whole) as unknown
      if (typeof part !== "function") return part
      const act = part.bind(whole) as (...args: unknown[]) => unknown
      if (name === "publish")
        return (subject: string, ...rest: unknown[]) => {
          subjects.push(subject)
          return act(subject, ...rest)
        }
      if (name !== "request") return act
      return async (...args: unknown[]) => {
        const some = subjects
        subjects = []
        await meanwhile(some)
        return act(...args)
      }
    },
  })
}

onServer("a message longer than the server takes keeps its customer away, and nobody else", async () => {
  await emptied()
  const solo = await everything(async (db) => {
    await db.entries
      .where("customer" as never)
      .equals(MONA)
      .count()
      .catch(() => 0)
    const line = (await db.entries.toArray()).find(({ type, customer }) => type === "note" && customer === MONA)
    if (line?.type === "note") await db.entries.put({ ...line, text: "x".repeat(1_200_000) } as Entry)
  })
  expect(await publish(solo, admin.nc, ann())).toEqual({ published: 5, kept: 0, alreadyThere: 0, refused: 1 })
  const { db } = await newcomer()
  expect([await db.customers.get(MONA), await db.conversations.get(talkOf(MONA))]).toEqual([undefined, undefined])
})

onServer(
  "a browser that dies at any message, or is stopped, loses nothing: published again it is all there, once",
  async () => {
    const solo = await madeDesk({ conversations: 34, entries: 1_500, longest: 1_000 }, 5)
    const customers = solo.rows.customers?.length ?? 0
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ messages: fc.integer({ min: 0, max: 1_900 }), stops: fc.boolean() }), {
          minLength: 1,
          maxLength: 3,
        }),
        async (ends) => {
          await emptied()
          let published = 0
          for (const { messages, stops } of ends) {
            const stop = new AbortController()
            const tell = ({ done }: { done: number }) => stops && done >= messages / 2 && stop.abort()
            const nc = stops ? admin.nc : dyingAfter(admin.nc, messages)
            published += await publish(solo, nc, ann(), { signal: stop.signal, tell }).then(
              (counts) => counts.published,
              () => 0,
            )
          }
          const counts = await publish(solo, admin.nc, ann())
          expect(counts.published + counts.alreadyThere).toBe(customers)
          expect([counts.kept, counts.refused]).toEqual([0, 0])
          expect(counts.alreadyThere).toBeGreaterThanOrEqual(published)
          const db = await expectAll(solo)
          await Promise.all(here.map((one) => one.leave()))
          here = []
          const [conversations, sends, settings] = await Promise.all([
            db.conversations.toArray(),
            db.sends.toArray(),
            db.settings.toArray(),
          ])
          const agents = [{ ...newAgent(ann(), "Ann", 0), rev: 1 }, ...(await db.agents.toArray())]
          expect(brokenRules({ conversations, agents, sends, settings } as never)).toEqual([])
        },
      ),
      { numRuns: 6 },
    )
  },
  300_000,
)
