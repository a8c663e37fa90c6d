import { connectAccount } from "../../../scripts/tour/acts"
import { tell } from "../../../scripts/tour/team/acts"
import type { TeamMember } from "../../../scripts/tour/team/member"
import type { LivelySimulator } from "../../../simulator/lively"
import { ACME_AIR } from "../../../simulator/seed/people"
import type { TeamRun } from "./run"
import { whyStuck } from "./stuck"

/** Wide, so that hundreds of conversations fit into minutes. */
const WIDE = 1_000_000
const LIMITED = ["GET /2/dm_events", "POST /2/dm_conversations/with/:participant_id/messages"] as const
const SETTLE_MS = { short: 60_000, long: 600_000 }

export function widen(x: LivelySimulator): void {
  for (const name of LIMITED) x.limits.set(name, WIDE)
  x.limits.reset()
}

/** The admin connects the brand, and sets the desk so that a day fits into minutes. */
export async function connectBrand(admin: TeamMember): Promise<void> {
  const settings = await admin.settings()
  await connectAccount(admin.stage(), settings)
  await settings.read("@acme_air")
  const quick = { standardCapacity: 4, maximumCapacity: 6, pauseSeconds: 0, offerSeconds: 5, undoSeconds: 0 }
  for (const [name, value] of Object.entries(quick)) await tell(settings.page, { say: "setting", name, value })
}

/** Nobody troubles the team any more: every conversation must come to its end by itself and by the agents' hands. */
export async function settle(run: TeamRun, dayIsOver: () => boolean): Promise<boolean> {
  const end = Date.now() + SETTLE_MS[run.terms.short ? "short" : "long"]
  let ended = false
  while (Date.now() < end) {
    if (dayIsOver() && !ended) {
      ended = true
      run.crowd.hush()
      for (const { agent } of run.hands) agent.wrapUp()
    }
    if (ended && atRest(run)) return true
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  run.say(`${leftOver(run)}\n${await whyStuck(run)}`)
  return false
}

const underWay = ({ tally }: TeamRun) =>
  [...tally.sends.values()].filter(({ status }) => status !== "sent" && status !== "dropped")

const notTaken = ({ crowd, tally }: TeamRun) =>
  crowd.books().filter(({ id, from, onX }) => (from !== ACME_AIR.id || onX) && !tally.taken.has(id))

function atRest(run: TeamRun): boolean {
  run.tally.update()
  return run.tally.open() === 0 && underWay(run).length === 0 && notTaken(run).length === 0 && run.crowd.quiet()
}

/** What is not done yet, in words. */
export function leftOver(run: TeamRun): string {
  const sends = underWay(run).map(
    ({ id, status, lookedFor, by }) => `${id} of ${by} ${status}${lookedFor ? ", looked for" : ""}`,
  )
  const talks = `not closed ${run.tally.open()}, not taken in ${notTaken(run).length}`
  return `${talks}, on their way or undecided ${sends.length}${sends.length > 3 ? "" : ` (${sends.join("; ")})`}`
}
