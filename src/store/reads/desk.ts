import Dexie, { type PromiseExtended } from "dexie"
import type { Account, Standing } from "~core/account"
import type { Conversation } from "~core/conversation"
import type { Conversion } from "~core/conversion"
import type { Customer } from "~core/customer"
import type { EntryOf } from "~core/entry"
import type { AgentId, InboxId } from "~core/ids"
import { type WhatNext, whatNext } from "~core/next"
import { queueOrder } from "~core/queue"
import type { Agent, Inbox } from "~core/records"
import { DEFAULT_SETTINGS, type Settings } from "~core/settings"
import { type DeskDb, desk } from "../desk-db"
import { type Me, readMe } from "./me"
import { headsById } from "./merged"

/** A conversation and whose it is. */
export interface Row {
  conversation: Conversation
  customer: Customer
}

/** The offer held out to this agent, with why it went to them. */
export interface OfferView extends Row {
  offer: EntryOf<"offer made"> | null
  conversion: Conversion | null
  /** Colleagues it has to do with: who was asked before in this round, who put the DM link under the post. */
  colleagues: Agent[]
}

/** Everything the front of the panel shows. */
export interface DeskView {
  me: Me
  agent: Agent | null
  settings: Settings
  accounts: Account[]
  standings: Standing[]
  offer: OfferView | null
  /** Open and Waiting conversations this agent owns, the longest waiting for an answer on top. */
  mine: Row[]
  /** New conversations in the agent's inboxes. */
  waiting: number
  next: WhatNext
  /** Replies whose banner still stands, newest first. */
  banners: Row[]
}

/** Asks for the front of the panel, for whoever works in this browser. In one transaction: each of its own is begun, queued behind the worker's, and ended. */
export const readDesk = (db: DeskDb = desk): PromiseExtended<DeskView> =>
  db.transaction(
    "r",
    [
      db.membership,
      db.agents,
      db.settings,
      db.accounts,
      db.standings,
      db.inboxes,
      db.conversations,
      db.customers,
      db.conversions,
      db.entries,
    ],
    () => readWithin(db),
  )

async function readWithin(db: DeskDb): Promise<DeskView> {
  const whose = readMe(db)
  const [me, agent, settings, accounts, standings, inboxes, live] = await Promise.all([
    whose,
    whose.then(({ id }) => db.agents.get(id)),
    db.settings.get("desk"),
    db.accounts.toArray(),
    db.standings.toArray(),
    db.inboxes.toArray(),
    whose.then(({ id }) => liveOf(id, db)),
  ])
  const theirs = inboxes.filter((inbox) => inbox.agents.includes(me.id))
  const [waiting, front, rows] = await Promise.all([
    countWaiting(
      db,
      theirs.map(({ id }) => id),
    ),
    frontOf(db, theirs),
    withCustomers(db, live),
  ])
  const rules = settings ?? DEFAULT_SETTINGS
  const mine = rows.sort(longestWaitingFirst)
  return {
    me,
    agent: agent ?? null,
    settings: rules,
    accounts: accounts.filter(({ status }) => status !== "disconnected"),
    standings,
    offer: agent?.offer ? await offerView(db, agent) : null,
    mine,
    waiting,
    next: agent ? whatNext({ agent, mine: live, front, settings: rules }) : { go: "nowhere", because: "nobody waits" },
    banners: mine
      .filter(({ conversation }) => conversation.banner !== null)
      .sort((a, b) => (b.conversation.banner ?? 0) - (a.conversation.banner ?? 0)),
  }
}

/** Open and Waiting conversations of one agent: what they once closed is not read. */
export const liveOf = (me: AgentId, db: DeskDb = desk): PromiseExtended<Conversation[]> =>
  Dexie.Promise.all(
    (["Open", "Waiting"] as const).map((status) =>
      db.conversations
        .where("[owner+status+unread]")
        .between([me, status, Dexie.minKey], [me, status, Dexie.maxKey])
        .toArray(),
    ),
  ).then((each) => each.flat())

/** The New conversation at the front of these inboxes that nobody is being offered, in order of the inbox (product.md §4.1). */
export async function frontOf(db: DeskDb, inboxes: readonly Inbox[]): Promise<Conversation | null> {
  const fronts = await Promise.all(
    inboxes.map(async (inbox) => {
      const conversation = await firstFree(db, inbox.id)
      return conversation ? [{ conversation, inbox }] : []
    }),
  )
  return fronts.flat().sort(queueOrder)[0]?.conversation ?? null
}

/** The front of one inbox: the first that nobody is being offered. As many are offered at most as there are agents, so it is not far. */
export const firstFree = (db: DeskDb, inbox: InboxId) =>
  waitingIn(db, inbox)
    .filter(({ offer }) => offer === null)
    .first()

/** New conversations of one inbox, longest waiting first. */
export const waitingIn = (db: DeskDb, inbox: InboxId) =>
  db.conversations
    .where("[inbox+status+waitingSince]")
    .between([inbox, "New", Dexie.minKey], [inbox, "New", Dexie.maxKey])

async function countWaiting(db: DeskDb, inboxes: readonly InboxId[]): Promise<number> {
  const counts = await Promise.all(inboxes.map((inbox) => waitingIn(db, inbox).count()))
  return counts.reduce((sum, count) => sum + count, 0)
}

async function withCustomers(db: DeskDb, conversations: Conversation[]): Promise<Row[]> {
  const customers = await headsById(
    db,
    conversations.map(({ customer }) => customer),
  )
  return conversations.flatMap((conversation, i) => {
    const customer = customers[i]
    return customer ? [{ conversation, customer }] : []
  })
}

async function offerView(db: DeskDb, agent: Agent): Promise<OfferView | null> {
  const conversation = agent.offer && (await db.conversations.get(agent.offer))
  const row = conversation && (await withCustomers(db, [conversation]))[0]
  if (!row) return null
  const last = row.conversation.conversions.at(-1)
  const conversion = (last && (await db.conversions.get(last))) ?? null
  const named = [...row.conversation.round.asked, ...(conversion ? [conversion.by] : [])]
  const colleagues = await db.agents.bulkGet([...new Set(named)].filter((id) => id !== agent.id))
  const made = await db.entries
    .where("[conversation+order]")
    .between([row.conversation.id, Dexie.minKey], [row.conversation.id, Dexie.maxKey])
    .reverse()
    .filter((entry) => entry.type === "offer made")
    .first()
  return {
    ...row,
    offer: (made as EntryOf<"offer made"> | undefined) ?? null,
    conversion,
    colleagues: colleagues.filter((one) => one !== undefined),
  }
}

/** Unread first, then whose session runs, then the Waiting; among each, who has waited longest since they wrote. */
const longestWaitingFirst = (a: Row, b: Row) =>
  Number(b.conversation.unread > 0) - Number(a.conversation.unread > 0) ||
  Number(a.conversation.status === "Waiting") - Number(b.conversation.status === "Waiting") ||
  (a.conversation.lastInboundAt ?? 0) - (b.conversation.lastInboundAt ?? 0)
