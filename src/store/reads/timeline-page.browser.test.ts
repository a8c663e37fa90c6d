import fc from "fast-check"
import { beforeEach, describe, expect, test } from "vitest"
import { newConversation, newCustomer } from "~core/blank"
import type { Entry } from "~core/entry"
import { accountId, agentId, conversationId, customerId, entryId, eventId, inboxId, sendId } from "~core/ids"
import { orderOf } from "~core/order"
import { aSend } from "~core/test-desk"
import { DeskDb } from "../desk-db"
import { readProfile } from "./profile"
import { countLines, type Page, pageBefore, pageWith, readPage } from "./timeline-page"
import { readTimeline } from "./whole-timeline"

const ID = conversationId("c1")
const CLEO = newCustomer(customerId("501"), "Cleo")
const place = { conversation: ID, customer: CLEO.id }

/** Line `nth`: what the customer wrote, or what we wrote and X put a few lines further down (its delay). */
const line = (nth: number, delay: number | null): Entry =>
  delay === null
    ? {
        ...{ ...place, id: entryId(`7.${1_000 + nth}`), order: orderOf(eventId(String(1_000 + nth))), at: nth },
        ...{ type: "message in", account: accountId("7"), event: eventId(String(1_000 + nth)), text: `in ${nth}` },
        ...{ links: [], media: [], citedPost: null, group: null },
      }
    : {
        ...{ ...place, id: entryId(`out.s${nth}`), order: orderOf(eventId(String(999 + nth)), nth), at: nth },
        ...{
          type: "message out",
          account: accountId("7"),
          send: sendId(`s${nth}`),
          text: `out ${nth}`,
          by: agentId("a"),
        },
      }

const sent = (nth: number, delay: number) =>
  aSend({
    ...{ id: sendId(`s${nth}`), conversation: ID, status: "sent", sendingAt: nth, sentAt: nth },
    event: eventId(`${1_000 + nth + delay}5`.slice(0, 4)),
  })

let db: DeskDb
beforeEach(async () => {
  db = new DeskDb(`aside-page-${crypto.randomUUID()}`)
  return () => db.delete()
})

async function fill(delays: readonly (number | null)[]) {
  await db.transaction("rw", db.entries, db.sends, async () => {
    await Promise.all([db.entries.clear(), db.sends.clear()])
    await db.entries.bulkAdd(delays.map((delay, nth) => line(nth, delay)))
    await db.sends.bulkAdd(delays.flatMap((delay, nth) => (delay === null ? [] : [sent(nth, delay)])))
  })
}

async function pagesOf(lines: number): Promise<Page[]> {
  const pages: Page[] = []
  let to: string | null = null
  for (;;) {
    const page: Page = await pageBefore(ID, to, lines, db)
    pages.unshift(page)
    if (page.from === null) return pages
    to = page.from
  }
}

describe("a timeline read page by page", () => {
  test("is the whole timeline, whatever the length of a page and however far down X put what we wrote", async () => {
    const delays = fc.array(fc.option(fc.integer({ min: 0, max: 9 })), { maxLength: 60 })
    await fc.assert(
      fc.asyncProperty(delays, fc.integer({ min: 1, max: 40 }), async (lines, length) => {
        await fill(lines)
        const pages = await pagesOf(length)
        const rows = await Promise.all(pages.map((page) => readPage(ID, page, [], db)))
        const idOf = ({ entry, send }: { entry: Entry | null; send: { id: string } | null }) => entry?.id ?? send?.id
        expect(rows.flat().map(idOf)).toEqual((await readTimeline(ID, db)).map(idOf))
      }),
      { numRuns: 40 },
    )
  })

  test("has what is queued at its end, and nothing of what stands in earlier pages there", async () => {
    await fill(Array.from({ length: 50 }, (_, nth) => (nth % 2 ? 0 : null)))
    await db.sends.bulkAdd([
      aSend({ id: sendId("waits"), conversation: ID, status: "queued", queuedAt: 99 }),
      aSend({ id: sendId("too-old"), conversation: ID, status: "refused", queuedAt: 98, because: "too-old" }),
      aSend({ id: sendId("else"), conversation: conversationId("c2"), status: "queued" }),
    ])
    const page = await pageBefore(ID, null, 10, db)
    const rows = await readPage(ID, page, [], db)
    expect(rows.slice(-2).map(({ send }) => send?.id)).toEqual(["too-old", "waits"])
    expect(rows).toHaveLength(12)
    expect(await countLines(ID, db)).toBe(50)
  })

  test("reaches back to an entry that search found, with some lines before it", async () => {
    await fill(Array.from({ length: 50 }, () => null))
    const found = line(20, null)
    const page = await pageWith(found, orderOf(eventId("1040")), 5, db)
    const rows = page && (await readPage(ID, page, [], db))
    expect(rows?.[0]?.entry?.id).toBe("7.1015")
    expect(rows?.at(-1)?.entry?.id).toBe("7.1039")
    expect(await pageWith(line(45, null), orderOf(eventId("1040")), 5, db)).toBeNull()
  })
})

describe("a profile with a long timeline", () => {
  beforeEach(async () => {
    await db.customers.add({ ...CLEO, open: ID, latest: ID })
    await db.conversations.add(newConversation(ID, CLEO.id, accountId("7"), inboxId("main"), 1))
    await fill(Array.from({ length: 450 }, () => null))
  })

  test("holds its last lines, and says where they begin; asked from there again, it holds what came since as well", async () => {
    const view = await readProfile(ID, db)
    expect(view?.timeline).toHaveLength(100)
    expect(view?.from).toBe(view?.timeline[0]?.order)
    await db.entries.add(line(450, null))
    expect((await readProfile(ID, db, view?.from))?.timeline).toHaveLength(101)
  })

  test("says what waits behind a message that X refused, also when that stands far up", async () => {
    await db.sends.bulkAdd([
      aSend({ id: sendId("no"), conversation: ID, status: "refused", sendingAt: 3, queuedAt: 3 }),
      aSend({ id: sendId("behind"), conversation: ID, status: "queued", queuedAt: 500 }),
    ])
    expect((await readProfile(ID, db))?.held).toEqual(["behind"])
  })
})
