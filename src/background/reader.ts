import type { Account, Standing } from "~core/account"
import { paceOf } from "~core/pace"
import { GRACE_MS } from "~core/unsure"
import { readOnce } from "./ingest"
import { alongside } from "./turns"
import type { World } from "./world"

/** X's clock and ours are brought together at every read; by more than this they only differ when somebody set ours. */
const CLOCK_SLACK_MS = 10_000

/** Reads every account whose time has come and says when the next one is due (Unix milliseconds). One poller per account, none waits for another. */
export function createReader(world: World) {
  const { db, clock } = world
  const tried = new Map<string, number>()
  const hurried = new Set<string>()
  const reading = new Set<string>()

  async function readAccount(account: Account): Promise<void> {
    reading.add(account.id)
    hurried.delete(account.id)
    try {
      // A gap is closed page by page, as far as X allows; what is left of it waits for the reset.
      while (!world.signal.aborted && (await readOnce(world, account.id)) && (await mayRead(account.id))) {}
    } finally {
      tried.set(account.id, clock.now())
      reading.delete(account.id)
      world.nudge("reads")
    }
  }

  async function mayRead(account: Account["id"]): Promise<boolean> {
    const standing = await db.standings.get(account)
    return standing === undefined || exhaustedUntil(standing, clock.now()) === null
  }

  return {
    /** Somebody looks: read as soon as X allows, whatever the pace. */
    hurry: async () => {
      for (const { id } of await db.accounts.toArray()) hurried.add(id)
      world.nudge("reads")
    },
    step: async (): Promise<number | null> => {
      const accounts = await db.accounts.toArray()
      const mood = await moodOf(world)
      const due: number[] = []
      for (const account of accounts) {
        if (account.status !== "connected" || reading.has(account.id) || !world.as(account.id)) continue
        const standing = await db.standings.get(account.id)
        // The worker dies and wakes all day: what it read before it died counts.
        const read = Math.max(tried.get(account.id) ?? 0, standing?.heardAt ?? 0)
        // Read in the future: this computer's clock was set back. X says what time it is as soon as it is asked.
        const last = hurried.has(account.id) || read > clock.now() + CLOCK_SLACK_MS ? 0 : read
        const at = dueOf(standing, last, mood, clock.now())
        if (at > clock.now()) due.push(at)
        else alongside(() => readAccount(account)).catch(world.report)
      }
      return due.length > 0 ? Math.min(...due) : null
    },
  }
}

function dueOf(standing: Standing | undefined, last: number, mood: Mood, now: number): number {
  const { readsLeft, readsResetAt, retryAt } = standing ?? { readsLeft: null, readsResetAt: null, retryAt: null }
  const allowance = readsLeft !== null && readsResetAt !== null ? { left: readsLeft, resetAt: readsResetAt } : null
  const exhausted = (standing && exhaustedUntil(standing, now)) ?? 0
  const paced = last + (last === 0 ? 0 : paceOf(mood, allowance, now))
  // One read after the grace says whether an unsure message is at X; it needn't wait for the pace.
  const look = mood.lookFrom !== null && mood.lookFrom > last ? mood.lookFrom : Number.POSITIVE_INFINITY
  return Math.max(Math.min(paced, look), retryAt ?? 0, exhausted)
}

/** Until when X allows no more reads; null: it does. */
const exhaustedUntil = ({ readsLeft, readsResetAt }: Standing, now: number): number | null =>
  readsLeft === 0 && readsResetAt !== null && readsResetAt > now ? readsResetAt : null

interface Mood {
  sessionRuns: boolean
  someoneAvailable: boolean
  /** An unsure message can be looked for from then on. */
  lookFrom: number | null
}

async function moodOf({ db }: World): Promise<Mood> {
  const agents = await db.agents.toArray()
  const read = new Set((await db.accounts.toArray()).filter(({ status }) => status === "connected").map(({ id }) => id))
  // One of an account that can't be read is found by no read, however quick: reads cost money.
  const unsure = (await db.sends.where("status").equals("unsure").toArray()).filter(
    ({ lookedFor, account }) => !lookedFor && read.has(account),
  )
  return {
    sessionRuns: unsure.length > 0 || agents.some(({ sessions }) => sessions.length > 0),
    someoneAvailable: agents.some(({ available }) => available),
    lookFrom: unsure.length > 0 ? Math.min(...unsure.map(({ unsureAt }) => (unsureAt ?? 0) + GRACE_MS)) : null,
  }
}
