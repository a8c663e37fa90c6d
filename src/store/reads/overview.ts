import Dexie from "dexie"
import type { Conversation } from "~core/conversation"
import type { AgentId, InboxId } from "~core/ids"
import type { Agent, Inbox } from "~core/records"
import { DEFAULT_SETTINGS, type Settings } from "~core/settings"
import { onDuty } from "~core/still-there"
import { longestUnansweredFirst } from "~core/unanswered-since"
import { type DeskDb, desk } from "../desk-db"
import { type Row, waitingIn } from "./desk"
import { headById } from "./merged"

/** How one agent stands. */
export interface Seat {
  agent: Agent
  /** What is held out to them now. */
  offered: Row | null
  /** Whoever has waited longest for this agent to read what they wrote. */
  unread: Row | null
}

/** How one inbox stands. */
export interface Queue {
  inbox: Inbox
  /** How many wait in it. */
  waiting: number
  /** Who waits longest. */
  first: Row | null
  /** Who is in it, by name. */
  agents: Agent[]
}

/** Who works at the desk, and what waits. */
export interface OverviewView {
  seats: Seat[]
  queues: Queue[]
  settings: Settings
}

/** Asks how agents and inboxes stand, whoever waits longest on top. It reads what is under way and counts the rest: what is closed costs nothing. */
export async function readOverview(db: DeskDb = desk): Promise<OverviewView> {
  const [agents, inboxes, settings] = await Promise.all([
    db.agents.toArray(),
    db.inboxes.toArray(),
    db.settings.get("desk"),
  ])
  agents.sort((a, b) => a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1))
  const [seats, queues] = await Promise.all([
    Promise.all(agents.map((agent) => seatOf(db, agent))),
    Promise.all(inboxes.map((inbox) => queueOf(db, inbox, agents))),
  ])
  const unreadSince = ({ unread }: Seat) => unread?.conversation.lastInboundAt ?? Number.MAX_VALUE
  const waitsSince = ({ first }: Queue) => first?.conversation.waitingSince ?? Number.MAX_VALUE
  return {
    seats: seats.sort((a, b) => unreadSince(a) - unreadSince(b) || Number(onDuty(b.agent)) - Number(onDuty(a.agent))),
    queues: queues.sort((a, b) => waitsSince(a) - waitsSince(b) || a.inbox.name.localeCompare(b.inbox.name)),
    settings: settings ?? DEFAULT_SETTINGS,
  }
}

/** How many in an inbox have waited since `before` (Unix milliseconds) or longer. */
export const countWaitingSince = (inbox: InboxId, before: number, db: DeskDb = desk): Promise<number> =>
  db.conversations
    .where("[inbox+status+waitingSince]")
    .between([inbox, "New", Dexie.minKey], [inbox, "New", before], true, true)
    .count()

/** A few of many. */
export interface Some {
  rows: Row[]
  count: number
}

/** What waits in one inbox, in its order; and what is held in it, longest waiting for an answer first. */
export interface InsideView {
  waiting: Some
  held: Some
  agents: Agent[]
}

/** Asks what is in one inbox, at most so many rows of each kind. */
export async function readInside(inbox: InboxId, most: Most, db: DeskDb = desk): Promise<InsideView> {
  const [waiting, count, held, agents] = await Promise.all([
    waitingIn(db, inbox).limit(most.waiting).toArray(),
    waitingIn(db, inbox).count(),
    heldIn(db, inbox, most.held),
    db.agents.toArray(),
  ])
  return {
    waiting: { rows: await withCustomers(db, waiting), count },
    held: { ...held, rows: await withCustomers(db, held.conversations) },
    agents,
  }
}

/** Rows read at most. */
export interface Most {
  waiting: number
  held: number
}

/**
 * Sessions that run are as many as agents have room for, and unread ones beyond them are few: these are put in order. Of those that
 * ended, where nobody waits, as many are read as are shown.
 */
async function heldIn(db: DeskDb, inbox: InboxId, most: number) {
  const owners = await db.agents.toCollection().primaryKeys()
  const [open, unread, ended, count] = await Promise.all([
    withStatus(db, inbox, "Open").toArray(),
    Promise.all(owners.map((owner) => unreadOf(db, owner, "Waiting"))),
    withStatus(db, inbox, "Waiting").limit(most).toArray(),
    withStatus(db, inbox, "Waiting").count(),
  ])
  const here = unread.flat().filter((conversation) => conversation.inbox === inbox)
  const each = new Map([...open, ...here, ...ended].map((conversation) => [conversation.id, conversation]))
  const conversations = [...each.values()].sort(longestUnansweredFirst).slice(0, most)
  return { conversations, count: open.length + count }
}

const withStatus = (db: DeskDb, inbox: InboxId, status: Conversation["status"]) =>
  db.conversations
    .where("[inbox+status+waitingSince]")
    .between([inbox, status, Dexie.minKey], [inbox, status, Dexie.maxKey])

/** Conversations of one agent with messages that they have not looked at. */
const unreadOf = (db: DeskDb, owner: AgentId, status: "Open" | "Waiting") =>
  db.conversations.where("[owner+status+unread]").between([owner, status, 1], [owner, status, Dexie.maxKey]).toArray()

async function seatOf(db: DeskDb, agent: Agent): Promise<Seat> {
  const [open, waiting, offered] = await Promise.all([
    unreadOf(db, agent.id, "Open"),
    unreadOf(db, agent.id, "Waiting"),
    agent.offer ? db.conversations.get(agent.offer) : undefined,
  ])
  const [oldest] = [...open, ...waiting].sort(longestUnansweredFirst)
  return {
    agent,
    offered: offered?.offer?.agent === agent.id ? await withCustomer(db, offered) : null,
    unread: oldest ? await withCustomer(db, oldest) : null,
  }
}

async function queueOf(db: DeskDb, inbox: Inbox, agents: readonly Agent[]): Promise<Queue> {
  const [waiting, first] = await Promise.all([waitingIn(db, inbox.id).count(), waitingIn(db, inbox.id).first()])
  return {
    inbox,
    waiting,
    first: first ? await withCustomer(db, first) : null,
    agents: agents.filter(({ id }) => inbox.agents.includes(id)),
  }
}

async function withCustomer(db: DeskDb, conversation: Conversation): Promise<Row | null> {
  const customer = await headById(db, conversation.customer)
  return customer ? { conversation, customer } : null
}

async function withCustomers(db: DeskDb, conversations: readonly Conversation[]): Promise<Row[]> {
  const rows = await Promise.all(conversations.map((conversation) => withCustomer(db, conversation)))
  return rows.filter((row) => row !== null)
}
