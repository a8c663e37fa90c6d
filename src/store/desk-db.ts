import Dexie, { type EntityTable, type Table } from "dexie"
import type { Account, Cursor, Standing } from "~core/account"
import type { Conversation } from "~core/conversation"
import type { Conversion } from "~core/conversion"
import type { Customer } from "~core/customer"
import type { Entry } from "~core/entry"
import type { Colleague, Membership, TeamLine } from "~core/membership"
import type { PagePart } from "~core/page-part"
import type { Agent, Answer, DeskRecord, Group, Inbox, RecordKind, SettingsRecord } from "~core/records"
import type { Send } from "~core/send"
import { easeReplica } from "./ease-replica"
import { guardRows } from "./guard-rows"
import type { CustomerWords, Forgotten, Indexing, PlaceRunRow, SegmentRow, Unindexed, WordRunRow } from "./indexing"
import type { LaidBy, Placed, Replica } from "./placed"
import { LADDER } from "./rungs/ladder"
import type { Rung } from "./rungs/rung"
import { asideLater } from "./set-aside"
import type { Billed, Spend } from "./spend"
import { markStrangers } from "./strangers"
import { TABLE_OF } from "./tables"
import type { TurnedAway } from "./turned-away"

/** Something that a schema refused, kept raw: an event, a person or a medium of X's, or a row of this desk that was not what its table holds. */
export interface Quarantined {
  /** Of X's, made of what it says, so that a repeat is the same row. */
  id: string
  from: "X" | "desk"
  /** Empty for a row. */
  account: string
  /** Where a row lay, and under which key; null for X's. */
  table: string | null
  key: unknown
  at: number
  why: string
  raw: unknown
  /** When it was last tried again, in vain. */
  triedAt: number | null
  /** False: it was so large that only its beginning is kept, as text. */
  whole: boolean
}

/** Bytes kept in this browser: something to be sent, or media that came in. */
export interface KeptFile {
  /** A fresh id for what goes out; `{account}.{media key}` for what came in. */
  id: string
  direction: "out" | "in"
  name: string
  /** Media type, as `image/png`. */
  type: string
  bytes: Blob
  at: number
}

/** A part of an export laid beside the desk, until all of it is there and takes its place at once. */
export interface Staged {
  id?: number
  table: string
  rows: unknown[]
}

/** How far a long work is, for every screen to see. */
export interface Work {
  id: "restore" | "removals" | "retention" | "publish"
  state: "running" | "done" | "stopped" | "failed"
  /** Rows restored, events re-read, conversations emptied. */
  done: number
  total: number | null
  /** What happened, when it failed: a name the screen has a sentence for. */
  detail: string | null
  /** When it began (Unix milliseconds). */
  at: number
  /** Where the re-reading for removals goes on, so that a worker that dies pays for no page twice. */
  place?: { account: string; token: string; before: string } | null
  /** The days that the settings said when it ran. */
  days?: number
  /** How many messages X turned out to have removed. */
  found?: number
}

/** A part of X's page that Aside can't find (this browser's own finding). */
export interface MissingPart {
  id: PagePart
  /** When it was missed first, and last, without having been found between (Unix milliseconds). */
  since: number
  lastAt: number
}

/** What an agent has typed and not sent. */
export interface Draft {
  conversation: string
  text: string
  /** Row of the attached file. */
  file?: string
}

/** The desk of this browser. */
export class DeskDb extends Dexie {
  declare conversations: EntityTable<Conversation, "id">
  declare agents: EntityTable<Agent, "id">
  declare accounts: EntityTable<Account, "id">
  declare standings: EntityTable<Standing, "id">
  declare cursors: EntityTable<Cursor, "id">
  declare customers: EntityTable<Customer, "id">
  declare conversions: EntityTable<Conversion, "id">
  declare sends: EntityTable<Send, "id">
  declare inboxes: EntityTable<Inbox, "id">
  declare answers: EntityTable<Answer, "id">
  declare groups: EntityTable<Group, "id">
  declare files: EntityTable<KeptFile, "id">
  declare staged: EntityTable<Staged, "id">
  declare works: EntityTable<Work, "id">
  declare settings: EntityTable<SettingsRecord, "id">
  declare entries: EntityTable<Entry, "id">
  declare quarantine: EntityTable<Quarantined, "id">
  declare drafts: EntityTable<Draft, "conversation">
  declare unindexed: EntityTable<Unindexed, "seq">
  declare segments: EntityTable<SegmentRow, "id">
  declare wordRuns: Table<WordRunRow, [segment: number, last: string]>
  declare placeRuns: Table<PlaceRunRow, [segment: number, from: number]>
  declare forgotten: EntityTable<Forgotten, "seq">
  declare names: EntityTable<CustomerWords, "id">
  declare indexing: EntityTable<Indexing, "id">
  declare turnedAway: EntityTable<TurnedAway, "id">
  declare pageParts: EntityTable<MissingPart, "id">
  declare placed: EntityTable<Placed, "key">
  declare replica: EntityTable<Replica, "id">
  declare laidBy: EntityTable<LaidBy, "from">
  declare membership: EntityTable<Membership, "id">
  declare teamLine: EntityTable<TeamLine, "id">
  declare colleagues: EntityTable<Colleague, "id">
  declare spend: Table<Spend, [account: string, day: string]>
  declare billed: Table<Billed, [day: string, account: string, event: string]>

  constructor(name = "aside", ladder: readonly Rung[] = LADDER) {
    // Strict: what the panel called done is on the disk, also when the power goes.
    super(name, { chromeTransactionDurability: "strict" })
    for (const rung of ladder) {
      const version = this.version(rung.version).stores(rung.stores)
      if (rung.climb) version.upgrade(rung.climb)
    }
    guardRows(this, asideLater(this))
    markStrangers(this)
    easeReplica(this)
    // At every opening, not only the first: a page that outlived an update would else write old shapes into the newer desk.
    this.on("ready", () => this.refuseNewer(ladder), true)
  }

  /** Dexie opens a database of a newer version as it finds it; Aside stops rather than serve shapes it doesn't know. */
  private refuseNewer(ladder: readonly Rung[]): void {
    const known = Math.max(...ladder.map(({ version }) => version))
    const found = this.backendDB().version / 10 // Dexie keeps tenths, so that there is room between two versions.
    if (found > known) throw new Dexie.VersionError(`This desk is of version ${found}; known are those up to ${known}.`)
  }

  /** The table of one kind of record, typed as any record: the commit treats all alike. */
  tableOf(kind: RecordKind) {
    return this.table<DeskRecord, string>(TABLE_OF[kind])
  }
}

/** The one desk that every room of this context reads. */
export const desk = new DeskDb()
