import { DeskAway } from "~core/desk-away"
import { agentId } from "~core/ids"
import type { Result } from "~messaging/contract"
import type { DeskDb, Work } from "~store/desk-db"
import type { World } from "../world"
import { layOut, noteWork, stoppable } from "./hands"

/** How often screens hear how far it is, in milliseconds. */
const TELL_MS = 200

/** This very worker publishes now. */
let under = false

/** An admin brings the desk that was put away into the team's. What is there already stays as it is, so it can be done again, and goes on where it was. */
export async function publish(world: World): Promise<Result> {
  const { db, seat } = world
  const membership = await db.membership.get("me")
  if (!membership) return { ok: false, refusal: "not-in-team" }
  const own = await seat.shelf()
  const away = await own.readPutAway()
  if (!away) return { ok: false, refusal: "nothing-put-away" }
  const done = await stoppable("publish", async (signal): Promise<Result> => {
    under = true
    const work: Work = { id: "publish", state: "running", done: 0, total: null, detail: null, at: Date.now() }
    await noteWork(db, work)
    const tell = telling(world, work)
    try {
      const published = await seat.mode.publish({
        member: agentId(membership.member),
        name: membership.name,
        layOut: () => layOut(away.blob, signal),
        signedIn: async (account) => (await world.shelf.read(account)) !== undefined,
        begin: () => own.notePublished(),
        signal,
        tell,
      })
      if (!published) throw new DeskAway()
      await noteWork(db, { ...work, state: "done", detail: JSON.stringify(published) })
      return { ok: true, value: null }
    } catch (error) {
      const stopped = signal.aborted
      const name = error instanceof Error ? error.name : ""
      if (!stopped && !(name in REFUSALS)) world.report(error)
      const refusal = stopped ? "stopped" : (REFUSALS[name as keyof typeof REFUSALS] ?? "busy")
      await noteWork(db, { ...work, state: stopped ? "stopped" : "failed", detail: refusal })
      return { ok: false, refusal }
    } finally {
      under = false
    }
  })
  return done ?? { ok: false, refusal: "busy" }
}

/** Says of a publishing that died with its worker that it broke off: nobody could press again for as long as it is said to go on. */
export async function mendPublish(db: DeskDb): Promise<void> {
  if (under) return
  const work = await db.works.get("publish")
  if (work?.state === "running") await noteWork(db, { ...work, state: "failed", detail: "interrupted" })
}

const REFUSALS = {
  UnfitExport: "damaged-export",
  Unanswered: "team-away",
  DeskAway: "team-away",
  TeamRefused: "not-your-role",
  QuotaExceededError: "storage-full",
} as const

function telling({ db, report }: World, work: Work) {
  let told = 0
  return ({ done, total }: { done: number; total: number }) => {
    if (Date.now() - told < TELL_MS) return
    told = Date.now()
    Object.assign(work, { done, total })
    noteWork(db, { ...work }).catch(report)
  }
}
