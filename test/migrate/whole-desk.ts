import { agentId } from "~core/ids"
import type { Colleague, Membership, TeamLine } from "~core/membership"
import type { Draft, MissingPart, Quarantined, Staged, Work } from "~store/desk-db"
import type {
  CustomerWords,
  Forgotten,
  Indexing,
  PlaceRunRow,
  SegmentRow,
  Unindexed,
  WordRunRow,
} from "~store/indexing"
import type { LaidBy, Placed, Replica } from "~store/placed"
import type { Billed, Spend } from "~store/spend"
import { TABLE_OF } from "~store/tables"
import type { TurnedAway } from "~store/turned-away"
import { everyEntry } from "./entries"
import { BRAND, MINUTE, MONA, NOW, talkOf } from "./people"
import { everyRecord } from "./records"

/** Rows by table; a file's bytes as base64, since this is written as JSON. */
export type StoredDesk = Record<string, Record<string, unknown>[]>

/** The tables that hold neither records nor entries, with their rows: the compiler asks for what is added to one. */
interface Beside {
  quarantine: Quarantined[]
  drafts: Draft[]
  unindexed: Unindexed[]
  segments: SegmentRow[]
  wordRuns: WordRunRow[]
  placeRuns: PlaceRunRow[]
  forgotten: Forgotten[]
  names: CustomerWords[]
  indexing: Indexing[]
  spend: Spend[]
  billed: Billed[]
  staged: Staged[]
  works: Work[]
  pageParts: MissingPart[]
  turnedAway: TurnedAway[]
  placed: Placed[]
  replica: Replica[]
  laidBy: LaidBy[]
  membership: Membership[]
  teamLine: TeamLine[]
  colleagues: Colleague[]
}

const X_SAID = { from: "X", table: null, key: null, triedAt: null, whole: true } as const
const day = "2026-09-21"

const beside: Beside = {
  quarantine: [
    {
      id: `${BRAND}.0a1b`,
      account: BRAND,
      at: NOW,
      why: "event_type: unknown",
      raw: { event_type: "Wave" },
      ...X_SAID,
    },
    {
      ...X_SAID,
      id: "desk.drafts.c9",
      from: "desk",
      account: "",
      table: "drafts",
      key: "c9",
      at: NOW,
      why: "text",
      raw: { conversation: "c9" },
    },
  ],
  drafts: [{ conversation: talkOf(MONA), text: "Half a thought", file: "photo" }],
  unindexed: [{ seq: 7, of: "entry", id: `${talkOf(MONA)}.line-1` }],
  segments: [],
  wordRuns: [],
  placeRuns: [],
  forgotten: [{ seq: 3, id: `${BRAND}.1`, at: NOW }],
  names: [{ id: MONA, ago: -NOW, words: ["mona", "lindqvist"] }],
  indexing: [{ id: "search", stopped: false, rebuild: null }],
  spend: [{ account: BRAND, day, event: 31, send: 4, delete: 0, block: 1, me: 1 }],
  billed: [{ day, account: BRAND, event: "1" }],
  staged: [],
  works: [{ id: "retention", state: "done", done: 3, total: 3, detail: null, at: NOW - MINUTE, days: 365 }],
  pageParts: [{ id: "reply box", since: NOW - MINUTE, lastAt: NOW }],
  placed: [{ key: `customer/${MONA}`, seq: 41 }],
  replica: [{ id: "team", workspace: "w1", made: "2026-09-20T08:00:00Z", position: 97 }],
  laidBy: [],
  membership: [
    {
      id: "me",
      member: agentId("ann1"),
      role: "agent",
      name: "Ann",
      server: "wss://desk.example.com:8443",
      workspace: "w1",
      joinedAt: NOW,
      putAway: 12,
    },
  ],
  teamLine: [{ id: "line", state: "away", since: NOW, because: "unreachable", behind: null }],
  colleagues: [
    {
      id: agentId("bob2"),
      name: "Bob",
      role: "gateway",
      until: NOW,
      revokedAt: null,
      present: false,
      absentSince: NOW,
      version: "0.1.0",
    },
  ],
  turnedAway: [
    {
      id: "stranger/not-allowed/accept",
      who: "stranger",
      what: "accept",
      why: "not-allowed",
      count: 2,
      since: NOW,
      lastAt: NOW,
    },
  ],
}

const bytes = { base64: "iVBORw==", type: "image/png" }

/** A desk of this very version as it lies in IndexedDB: every table, every kind of record and of entry. */
export function wholeDesk(): StoredDesk {
  const desk: Record<string, object[]> = {
    ...beside,
    entries: everyEntry(),
    files: [{ id: "photo", direction: "out", name: "bag.png", type: "image/png", bytes, at: NOW }],
  }
  for (const record of everyRecord()) {
    const table = TABLE_OF[record.kind]
    desk[table] = [...(desk[table] ?? []), { ...record, rev: record.rev + 1 }]
  }
  return desk as StoredDesk
}
