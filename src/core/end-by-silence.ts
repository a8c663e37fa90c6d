import type { Account, Cursor, Standing } from "./account"
import { change, type Decided } from "./change"
import type { Conversation } from "./conversation"
import type { Agent } from "./records"
import type { Send } from "./send"
import { endSession } from "./session"
import type { Settings } from "./settings"
import { writeInto } from "./write-entry"

/** The longest silence that can be set: after a day a session ends whatever the setting says (product.md §6). */
export const LONGEST_SILENCE_MS = 24 * 3_600_000

/** An account that could not be read for so long no longer holds a session open. */
export const UNREADABLE_MS = 3_600_000

/** How far one account of the customer's was read. */
export interface Reading {
  account: Account | null
  cursor: Cursor | null
  standing: Standing | null
}

export interface SilenceView {
  conversation: Conversation
  /** Whose session runs. */
  agent: Agent
  /** This conversation's sends, at least all that may be on their way. */
  sends: readonly Send[]
  /** The accounts through which this customer and the brand write to each other. */
  readings: readonly Reading[]
  settings: Pick<Settings, "sessionMinutes">
}

/**
 * When the customer will have been silent for long enough (Unix milliseconds, X's clock); null while no clock runs: nothing was sent yet,
 * the customer wrote last and waits for us, or our last message is still on its way (`sends`: at least all that may be). A session that began
 * after our last message (it was reopened, transferred, brought back) has its own full length.
 */
export function silenceDue(
  { status, session, lastSentAt, lastInboundAt }: Conversation,
  sends: readonly Send[],
  { sessionMinutes }: Pick<Settings, "sessionMinutes">,
): number | null {
  if (status !== "Open" || !session || lastSentAt === null) return null
  if (lastInboundAt !== null && lastInboundAt > lastSentAt) return null
  if (sends.some(onItsWay)) return null
  return Math.max(lastSentAt, session.begunAt) + Math.min(sessionMinutes * 60_000, LONGEST_SILENCE_MS)
}

/** Queued, sending, or unsure and still looked for: our last message isn't sent yet, and starts no clock. */
const onItsWay = ({ status, lookedFor }: Send) =>
  status === "queued" || status === "sending" || (status === "unsure" && !lookedFor)

/**
 * Ends a session that fell silent, as of the time it fell due. Only once every account of the customer's was read past that time, or could
 * not be for an hour: a reply that lies at X already is never cut off. Null: not yet.
 */
export function endBySilence(view: SilenceView, now: number): Decided | null {
  const { conversation, agent, sends, readings, settings } = view
  const due = silenceDue(conversation, sends, settings)
  if (due === null || due > now) return null
  if (!readings.every((reading) => readPast(reading, due) || unreadable(reading, now))) return null
  const { say, entries } = writeInto(conversation, due)
  say({ type: "session ended", agent: agent.id, because: "silence" })
  const [ended, freed] = endSession(conversation, agent, due)
  const cursors = readings.flatMap(({ cursor }) => cursor ?? [])
  return change({
    entries,
    records: [{ ...ended, status: "Waiting", unread: 0, banner: null }, freed],
    guards: cursors.map(({ id, rev }) => ({ kind: "cursor", id, rev })),
  })
}

const readPast = ({ cursor }: Reading, at: number) =>
  cursor !== null && cursor.token === null && (cursor.readThrough ?? 0) >= at

/**
 * Whether reading has failed for an hour and fails still. A computer that slept has not failed: until the first try after waking
 * (`retryAt` lies in the past then) nobody knows.
 */
function unreadable({ account, standing }: Reading, now: number): boolean {
  if (!account) return true
  const since = standing?.troubleSince ?? null
  if (account.status !== "connected") return now - (since ?? standing?.heardAt ?? account.connectedAt) >= UNREADABLE_MS
  return since !== null && now - since >= UNREADABLE_MS && (standing?.retryAt ?? 0) > now
}
