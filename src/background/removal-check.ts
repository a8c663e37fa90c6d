import { liveQuery } from "dexie"
import type { Account } from "~core/account"
import { change } from "~core/change"
import { heard } from "~core/heard"
import { accountId, type EventId, eventId } from "~core/ids"
import { reachOf } from "~core/missing-from"
import { checkDue } from "~core/removal-check"
import type { Work } from "~store/desk-db"
import { countEvents } from "~store/reads/your-data"
import type { Heard, Page } from "~x/port"
import { decide } from "./decide"
import { loop } from "./loop"
import { noticeRemoved } from "./removals"
import { noteWork } from "./works"
import { onDuty, type World } from "./world"

/** Reads of a quarter of an hour that are left for new messages: the check waits for the next. */
const RESERVE = 5
const LONG_PAGE = 100
const LATER_MS = 60_000

/** Where the check goes on; an empty token begins an account. */
type Place = NonNullable<Work["place"]>

/** Re-reads once a day what X keeps, if the settings want it at X's price, and empties what X has removed. */
export function keepChecking(world: World): void {
  const { db, clock, signal, report } = world
  const check = loop(() => checkSome(world), { now: clock.now, signal, report })
  const wanted = liveQuery(async () => (await db.settings.get("desk"))?.checkRemovals)
  const watching = wanted.subscribe({ next: () => check.nudge(), error: report })
  signal.addEventListener("abort", () => watching.unsubscribe())
}

/** Reads the next page of it; answers when to go on (Unix milliseconds), null when nobody wants it. */
export async function checkSome(all: World): Promise<number | null> {
  const { db, clock } = all
  if (!(await db.settings.get("desk"))?.checkRemovals) return null
  // Of a team's browsers each re-reads the accounts that it has.
  const connected = (await db.accounts.toArray()).filter(({ status }) => status === "connected")
  const accounts = connected.filter(({ id }) => all.as(id))
  if (connected.length > 0 && accounts.length === 0) return clock.now() + LATER_MS
  const work = await db.works.get("removals")
  if (work?.state !== "running") {
    const due = checkDue(work?.at ?? null)
    if (due > clock.now()) return due
    const total = await countEvents(clock.now(), db)
    await noteWork(db, { id: "removals", state: "running", done: 0, total, detail: null, at: clock.now(), found: 0 })
    return clock.now()
  }
  const place = work.place ?? startOf(accounts, null)
  const account = accounts.find(({ id }) => id === place?.account)
  if (!place) return finish(all, work)
  const world = account && onDuty(all, account.id)
  // Disconnected meanwhile, or another browser's: the next one.
  if (!account || !world) return goOn(all, work, startOf(accounts, place.account))
  const wait = await waitFor(world, account)
  return wait ?? readOn(world, work, place, accounts)
}

/** When this account may be asked: what is left belongs to new messages first. Null: now. */
async function waitFor({ db, clock }: World, { id }: Account): Promise<number | null> {
  const { readsLeft = null, readsResetAt = null, retryAt = null } = (await db.standings.get(id)) ?? {}
  if (retryAt !== null && retryAt > clock.now()) return retryAt
  const short = readsLeft !== null && readsLeft <= RESERVE && readsResetAt !== null && readsResetAt > clock.now()
  return short ? readsResetAt : null
}

async function readOn(world: World, work: Work, place: Place, accounts: readonly Account[]): Promise<number> {
  const { clock } = world
  const account = accountId(place.account)
  const begunAt = clock.now()
  const page = await world.x.page(account, { size: LONG_PAGE, token: place.token || null })
  if (!page.ok) return refused(world, work, page)
  await noteLeft(world, place.account, page)
  const before = place.before ? eventId(place.before) : null
  const found = await noticeRemoved(world, account, page.value, { before, begunAt })
  const { events, next } = page.value
  const oldest = reachOf({ returned: events.map(({ id }): EventId => id) })
  const on = next ? { ...place, token: next, before: oldest ?? place.before } : startOf(accounts, place.account)
  return goOn(world, { ...work, done: work.done + events.length, found: (work.found ?? 0) + found }, on)
}

/** A page that failed proves nothing: a limit is waited for, anything else ends today's check. */
async function refused(world: World, work: Work, page: Heard<Page> & { ok: false }): Promise<number> {
  const { db, clock } = world
  if (page.trouble === "rate-limited") return Math.max(page.retryAt ?? 0, clock.now() + LATER_MS)
  await noteWork(db, { ...work, state: "failed", detail: page.trouble, place: null })
  return checkDue(work.at)
}

/** Stopped meanwhile: then it stays stopped. */
async function goOn({ db, clock }: World, work: Work, place: Place | null): Promise<number> {
  await db.transaction("rw", db.works, async () => {
    const state = (await db.works.get("removals"))?.state
    if (state === "running") await db.works.put({ ...work, place, state: place ? "running" : "done" })
  })
  return clock.now()
}

const finish = (world: World, work: Work) => goOn(world, work, null)

/** The first account after that one, in order of their ids. */
function startOf(accounts: readonly Account[], after: string | null): Place | null {
  const ids = accounts.map(({ id }): string => id).sort()
  const next = ids.find((id) => after === null || id > after)
  return next === undefined ? null : { account: next, token: "", before: "" }
}

function noteLeft({ db, clock, commit }: World, id: string, { allowance }: Heard<Page> & { ok: true }) {
  return decide({ commit }, async () => {
    const standing = await db.standings.get(accountId(id))
    return standing ? change({ records: [heard(standing, allowance, clock.beyond(), clock.now())] }) : null
  })
}
