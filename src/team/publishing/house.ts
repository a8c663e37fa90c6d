import type { NatsConnection } from "@nats-io/nats-core"
import type { AccountId, AgentId, InboxId } from "~core/ids"
import { FIRST_INBOX, SOLO_AGENT } from "~core/ids"
import type { DeskRecord, RecordKind, RecordOf, SettingsRecord } from "~core/records"
import { DEFAULT_SETTINGS } from "~core/settings"
import type { DeskDb } from "~store/desk-db"
import { placeKey } from "~store/placed"
import { readArrived } from "../arrived"
import { partsOf } from "../parts-of"
import { standing } from "../stands"
import { ofRecord } from "../subjects"
import { partsOfRecords } from "./rows"
import { land, landMissing, writeEach } from "./write"

/** What the house is published with. */
export interface Moving {
  nc: NatsConnection
  db: DeskDb
  member: AgentId
  /** When the desk stood still (Unix milliseconds). */
  at: number
  signal: AbortSignal
}

/** Inboxes, answers, groups and whoever else is named on the desk; what stands under the same id stays the team's. Then the settings. */
export async function publishHouse(moving: Moving): Promise<void> {
  const { nc, db, member, signal } = moving
  const [inboxes, answers, groups, agents] = await Promise.all([
    db.inboxes.toArray(),
    db.answers.toArray(),
    db.groups.toArray(),
    db.agents.toArray(),
  ])
  const records = [...agents.flatMap((agent) => gone(agent, moving)), ...inboxes, ...answers, ...groups]
  await writeEach(nc, partsOfRecords(records, member), signal)
  await publishSettings(moving)
}

/** Somebody who is named on the desk and works at another: gone, asked by nobody, and with nothing under way. Who moves stands there already. */
function gone(agent: RecordOf<"agent">, { member, at }: Moving): RecordOf<"agent">[] {
  if (agent.id === SOLO_AGENT || agent.id === member) return []
  return [{ ...agent, available: false, sessions: [], offer: null, pauseUntil: null, goneAt: agent.goneAt ?? at }]
}

/** The settings of a team that has set nothing become those of this desk; else they stay. */
async function publishSettings({ nc, db, member }: Moving): Promise<void> {
  const ours = await db.settings.get("desk")
  const [newest] = await standingOf(nc, "settings", "desk")
  if (!ours || (newest && (isUntouched(ours) || !newest.row || !isUntouched(newest.row)))) return
  const parts = partsOf(
    { entries: [], records: [{ ...ours, rev: newest?.row?.rev ?? ours.rev - 1 }], guards: [], gone: [], emptied: [] },
    { writer: member, seqs: new Map([[placeKey("settings", "desk"), newest?.seq ?? 0]]), fences: [], older: new Map() },
  )
  // Refused: somebody has set something in this very moment.
  await land(nc, parts)
}

const isUntouched = (settings: SettingsRecord): boolean =>
  Object.entries(DEFAULT_SETTINGS).every(
    ([name, value]) => JSON.stringify(settings[name as keyof SettingsRecord]) === JSON.stringify(value),
  )

/** Which inbox of the team's desk stands for one of this: itself, or the first that is there, when the team deleted it meanwhile. */
export async function inboxesThere(nc: NatsConnection): Promise<(id: InboxId) => InboxId> {
  const there = new Set((await standingOf(nc, "inbox", null)).flatMap(({ row }) => row?.id ?? []))
  const first = there.has(FIRST_INBOX) ? FIRST_INBOX : [...there].sort()[0]
  return (id) => (there.has(id) ? id : (first ?? id))
}

/**
 * The accounts, each with where its reading stands, in one batch: a gateway that sees it reads on where this desk left off. An account that
 * stands at the team's desk stays as it is. `signedIn`: this browser has its tokens; others are connected again by whoever may.
 */
export async function publishAccounts(
  { nc, db, member, signal }: Moving,
  inbox: (id: InboxId) => InboxId,
  signedIn: (account: AccountId) => Promise<boolean>,
): Promise<void> {
  for (const account of await db.accounts.toArray()) {
    signal.throwIfAborted()
    const { id, status } = account
    const [standing, cursor] = await Promise.all([db.standings.get(id), db.cursors.get(id)])
    const connected = status === "reconnect" && (await signedIn(id))
    const moved = { ...account, inbox: inbox(account.inbox), status: connected ? ("connected" as const) : status }
    // X's clock was compared with this computer's, and from now on is with the server's.
    const stands = standing ? [{ ...standing, ahead: 0 }] : []
    const records: DeskRecord[] = [...stands, ...(cursor ? [cursor] : []), moved]
    await landMissing(nc, partsOfRecords(records, member), [ofRecord("account", id, member).filter])
  }
}

/** The newest word on each record of a kind (of all, or of one id); a row of null: it is gone, or nobody can read it. */
async function standingOf<K extends RecordKind>(nc: NatsConnection, kind: K, id: string | null) {
  const filter = id === null ? `desk.${kind}.>` : ofRecord(kind, id, "").filter
  const newest = new Map<string, { seq: number; row: RecordOf<K> | null }>()
  for (const { seq, subject, data, header } of await standing(nc, [filter])) {
    const arrived = readArrived({ seq, subject, data, headers: header })
    if (!arrived || (newest.get(arrived.id)?.seq ?? 0) > seq) continue
    newest.set(arrived.id, { seq, row: arrived.of === "record" ? (arrived.row as RecordOf<K> | null) : null })
  }
  return [...newest.values()]
}
