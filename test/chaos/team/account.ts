import type { Page } from "puppeteer-core"
import { rowsOf } from "../../../scripts/browser/rows"
import { ACME_AIR } from "../../../simulator/seed/people"
import { audit } from "../audit"
import type { WholeDesk } from "../rows"
import { auditTeam } from "./audit"
import { standingIn } from "./history"
import { replay } from "./replay"
import type { TeamOutcome, TeamRun } from "./run"

/** How long a browser may take to have what the server has, in milliseconds. */
const FOLLOWS_MS = 20_000

/** Audits what the server has, what it ever took, X's books, and each browser's copy. */
export async function account(
  run: TeamRun,
): Promise<Omit<TeamOutcome, "terms" | "minutes" | "done" | "settled" | "well">> {
  await run.history.caughtUp()
  const standing = await standingIn(run.keeper)
  const { said } = run.history
  const missed = run.history.missed()
  const replayed = replay(said, missed)
  // The desk as it stands is read anew and not taken from the history: what the history says must be there.
  const { desk } = replay(standing, missed)
  for (const { agent } of run.hands) agent.notebook.look(desk.sends)
  const written = new Map(run.hands.flatMap(({ agent }) => [...agent.notebook.written]))
  return {
    conversations: desk.conversations.length,
    findings: audit(run.crowd.books(), desk, written, ACME_AIR.id),
    team: auditTeam(said, standing, replayed),
    broken: [...replayed.broken, ...run.hands.flatMap(({ lies }) => [...lies])],
    moments: replayed.moments,
    messages: said.length,
    missed: missed.length,
    apart: (await Promise.all(run.hands.map(({ member }) => apart(member, desk)))).flat(),
  }
}

/** What a browser's copy has otherwise than the server, when it had time to follow. */
async function apart(member: TeamRun["hands"][number]["member"], desk: WholeDesk): Promise<string[]> {
  const { page } = await member.panel()
  const end = Date.now() + FOLLOWS_MS
  for (;;) {
    const found = await differences(page, desk)
    if (found.length === 0 || Date.now() > end) return found.map((what) => `${member.name}: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 250))
  }
}

async function differences(page: Page, desk: WholeDesk): Promise<string[]> {
  const copy = {
    conversations: await rowsOf<{ id: string; rev: number }>(page, "conversations"),
    sends: await rowsOf<{ id: string; rev: number }>(page, "sends"),
    entries: await rowsOf<{ id: string }>(page, "entries"),
  }
  return (["conversations", "sends", "entries"] as const).flatMap((table) => {
    const here = copy[table].map(named).sort()
    const there = desk[table].map((row) => named(row as { id: string; rev?: number })).sort()
    const known = new Set(here)
    const missing = there.filter((one) => !known.has(one))
    if (missing.length === 0 && here.length === there.length) return []
    return [`${table}: ${here.length} here, ${there.length} there; without ${missing.slice(0, 3)}`]
  })
}

const named = ({ id, rev }: { id: string; rev?: number }) => `${id} (${rev ?? "-"})`
