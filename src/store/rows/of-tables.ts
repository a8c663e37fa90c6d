import * as beside from "./beside"
import * as desk from "./desk"
import { entry } from "./entries"
import type { Whole } from "./is"
import * as talk from "./talk"

/** What the rows of each table must be. Left out: what is quarantined already, and parts of an export that are checked where they are read. */
const ROWS: Readonly<Record<string, Whole<object>>> = {
  conversations: talk.conversation,
  agents: desk.agent,
  accounts: desk.account,
  standings: desk.standing,
  cursors: desk.cursor,
  customers: talk.customer,
  conversions: talk.conversion,
  sends: talk.send,
  inboxes: desk.inbox,
  answers: desk.answer,
  groups: talk.group,
  settings: desk.settings,
  entries: entry,
  drafts: beside.draft,
  files: beside.file,
  works: beside.work,
  turnedAway: beside.turnedAway,
  pageParts: beside.missingPart,
  placed: beside.placed,
  replica: beside.replica,
  laidBy: beside.laidBy,
  membership: beside.membership,
  teamLine: beside.teamLine,
  colleagues: beside.colleague,
  unindexed: beside.unindexed,
  segments: beside.segment,
  wordRuns: beside.wordRun,
  placeRuns: beside.placeRun,
  forgotten: beside.forgotten,
  names: beside.names,
  indexing: beside.indexing,
  spend: beside.spend,
  billed: beside.billed,
}

/** What a table's rows must be; null: nobody checks them. */
export const rowOf = (table: string): Whole<object> | null =>
  Object.hasOwn(ROWS, table) ? (ROWS[table] ?? null) : null
