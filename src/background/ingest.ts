import type { Account, Cursor, Standing, Trouble } from "~core/account"
import { advance, newOf, restart } from "~core/advance-cursor"
import { isDeskAway } from "~core/desk-away"
import { heard, unheard } from "~core/heard"
import { type AccountId, compareIds } from "~core/ids"
import { pageSize } from "~core/page-size"
import { keepRaw } from "~store/quarantine"
import { chargedToday } from "~store/spend"
import type { Heard, Page } from "~x/port"
import { decide, isFull } from "./decide"
import { lateAmong } from "./late-events"
import { newestOf, noticeRemoved } from "./removals"
import { takeInSome } from "./take-in"
import { onDuty, type World } from "./world"

/** As many events as X gives at once are held in hand. */
const HOLD = 100

/**
 * Reads what is new of an account and takes it in, cursor last. True when X has more to give at once. X gives the newest first, so up to
 * `hold` events are read before any is taken in: whoever wrote first is then offered first, and nobody hears our answer before a question.
 */
export async function readOnce(all: World, account: AccountId, hold = HOLD): Promise<boolean> {
  // Of a team's browsers the one that has the account reads it, and what it has read counts only while it has it.
  const world = onDuty(all, account)
  if (!world) return false
  try {
    return await readSome(world, account, hold)
  } catch (error) {
    // The team's desk can't be reached: what X gave is read again by whoever has the account then.
    if (isDeskAway(error)) return false
    if (!isFull(error)) throw error
    // The cursor stayed where it was: what X gave is read again when there is room.
    await noteUnheard(world, account, "storage-full", null)
    return false
  }
}

async function readSome(world: World, account: AccountId, hold: number): Promise<boolean> {
  const { db, clock } = world
  const cursor = await db.cursors.get(account)
  if (!cursor) return false
  const askedAt = clock.now()
  const ahead = clock.ahead()
  const first = await ask(world, account, cursor.token)
  if (!first.ok) {
    await noteTrouble(world, account, cursor, first)
    return false
  }
  // By X's clock, as it has just said: this computer's may have been set back or ahead.
  const begunAt = askedAt + clock.ahead() - ahead
  const page = await readOn(world, cursor, first, begunAt, hold)
  await keepRaw(db, account, page.malformed, clock.now())
  const owner = await db.accounts.get(account)
  const moved = advance(cursor, page, begunAt)
  if (!owner || !(await takeInAll(world, owner, { cursor, moved }, page))) return false
  // What overlaps with what is known says for nothing what X has removed.
  await noticeRemoved(world, account, page, { before: cursor.token === null ? null : newestOf(page), begunAt })
  // Moved by another read in the meantime: that one goes on, and repeats are refused by id.
  const kept = await world.commit({ entries: [], records: [moved], guards: [], gone: [], emptied: [] })
  world.nudge("desk")
  return kept === "ok" && moved.token !== null
}

type Answered = Heard<Page> & { ok: true }

/** Asks X for one page, and notes what the answer says beside it. */
async function ask(world: World, account: AccountId, token: string | null): Promise<Heard<Page>> {
  const { db, clock, x } = world
  const size = pageSize(await chargedToday(db, account, clock.now()), token !== null)
  const page = await x.page(account, { size, token })
  if (!page.ok) return page
  clock.hear(page.xNow)
  await noteHeard(world, account, page)
  return page
}

/** The pages behind the first one, as if X had given all at once; as far as the gap, `hold` and X's allowance reach. A failure shortens it. */
async function readOn(world: World, cursor: Cursor, first: Answered, begunAt: number, hold: number): Promise<Page> {
  let page = first.value
  let { allowance } = first
  while (page.events.length < hold && allowance?.left !== 0) {
    const { token } = advance(cursor, page, begunAt)
    const more = token === null ? null : await ask(world, cursor.id, token)
    if (!more?.ok) break
    allowance = more.allowance
    page = joined(page, more.value)
  }
  return page
}

const joined = (page: Page, more: Page): Page => ({
  events: [...page.events, ...more.events],
  people: [...page.people, ...more.people],
  malformed: [...page.malformed, ...more.malformed],
  ...(page.partial || more.partial ? { partial: true } : {}),
  next: more.next,
})

/** Oldest first, as they were written. False when the desk could not take one in: the cursor stays, and the read is repeated. */
async function takeInAll(
  world: World,
  account: Account,
  { cursor, moved }: { cursor: Cursor; moved: Cursor },
  { events, people }: Page,
): Promise<boolean> {
  const through = moved.token === null ? moved.readThrough : null
  const persons = new Map(people.map((person) => [person.id, person]))
  const late = await lateAmong(world, account.id, cursor, events)
  let left = [...newOf(cursor, events), ...late].sort((a, b) => compareIds(a.id, b.id))
  let most: number | undefined
  while (left.length > 0) {
    const { outcome, count } = await takeInSome(world, { account, events: left, people: persons }, through, most)
    if (!outcome.ok && outcome.refusal === "busy" && most !== 1) {
      // Somebody is at one of these all the time: the others need not wait for that one.
      most = 1
      continue
    }
    if (!outcome.ok && outcome.refusal === "storage-full") await noteUnheard(world, account.id, "storage-full", null)
    if (!outcome.ok) return false
    left = left.slice(count)
    if (!outcome.wrote) continue
    world.nudge("desk")
    // It may be the echo of an unsure message that holds others back.
    world.nudge("sends")
  }
  return true
}

const noteHeard = (world: World, account: AccountId, { allowance }: Heard<Page> & { ok: true }) =>
  changeStanding(world, account, (standing) => heard(standing, allowance, world.clock.beyond(), world.clock.now()))

async function noteTrouble(world: World, account: AccountId, cursor: Cursor, failed: Heard<Page> & { ok: false }) {
  const { trouble, retryAt } = failed
  await noteUnheard(world, account, trouble, retryAt)
  if (trouble === "reconnect") await markReconnect(world, account)
  // A page token X no longer takes must not stop the reading for good.
  const refused = trouble === "unexpected" && cursor.token !== null
  if (refused) await world.commit({ entries: [], records: [restart(cursor)], guards: [], gone: [], emptied: [] })
}

const noteUnheard = (world: World, account: AccountId, trouble: Trouble, retryAt: number | null) =>
  changeStanding(world, account, (standing) => unheard(standing, trouble, retryAt, Math.random(), world.clock.now()))

function changeStanding({ db, commit }: World, account: AccountId, move: (standing: Standing) => Standing) {
  return decide({ commit }, async () => {
    const standing = await db.standings.get(account)
    return standing
      ? { ok: true, change: { entries: [], records: [move(standing)], guards: [], gone: [], emptied: [] } }
      : null
  })
}

function markReconnect(world: World, id: AccountId) {
  return decide(world, async () => {
    const account = await world.db.accounts.get(id)
    if (account?.status !== "connected") return null
    return {
      ok: true,
      change: { entries: [], records: [{ ...account, status: "reconnect" }], guards: [], gone: [], emptied: [] },
    }
  })
}
