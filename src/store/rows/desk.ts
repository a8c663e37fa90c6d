import type { Account, CatchUp, Cursor, Standing } from "~core/account"
import type { Agent, Answer, Inbox, SettingsRecord } from "~core/records"
import { flag, id, list, number, object, oneOf, orNull, text } from "./is"

const time = number

/** An agent as their row must be. */
export const agent = object<Agent>({
  kind: oneOf("agent"),
  id,
  rev: number,
  name: text,
  available: flag,
  since: time,
  sessions: list(id),
  offer: orNull(id),
  lastOfferAt: orNull(time),
  pauseUntil: orNull(time),
  lapsesInRow: number,
  awayBecause: orNull(oneOf("lapsed twice")),
  goneAt: orNull(time),
  picture: orNull(text),
})

/** An account as its row must be. */
export const account = object<Account>({
  kind: oneOf("account"),
  id,
  rev: number,
  handle: text,
  name: text,
  picture: orNull(text),
  clientId: text,
  inbox: id,
  status: oneOf("connected", "reconnect", "disconnected"),
  connectedAt: time,
  openToEveryone: flag,
})

/** How an account stands, as its row must be; an unknown trouble is a screen's to name. */
export const standing = object<Standing>({
  kind: oneOf("standing"),
  id,
  rev: number,
  ahead: number,
  heardAt: orNull(time),
  troubleSince: orNull(time),
  trouble: orNull(id),
  retryAt: orNull(time),
  failures: number,
  readsLeft: orNull(number),
  readsResetAt: orNull(time),
  chatsAskedAt: orNull(time),
  sendsLeft: orNull(number),
  sendsResetAt: orNull(time),
})

/** A cursor as its row must be. */
export const cursor = object<Cursor>({
  kind: oneOf("cursor"),
  id,
  rev: number,
  newest: orNull(id),
  until: orNull(id),
  since: time,
  token: orNull(text),
  readThrough: orNull(time),
  caughtUp: orNull(
    object<CatchUp>({
      from: time,
      to: orNull(time),
      messages: number,
      hole: orNull(object<{ from: number; to: number }>({ from: time, to: time })),
      seen: flag,
    }),
  ),
})

/** An inbox as its row must be. */
export const inbox = object<Inbox>({
  kind: oneOf("inbox"),
  id,
  rev: number,
  name: text,
  agents: list(id),
  askBeforeAssigning: flag,
  firstReplyMinutes: orNull(number),
})

/** A saved reply as its row must be. */
export const answer = object<Answer>({
  kind: oneOf("answer"),
  id,
  rev: number,
  name: text,
  text,
  account: orNull(id),
})

/** The settings as their row must be. */
export const settings = object<SettingsRecord>({
  kind: oneOf("settings"),
  id: oneOf("desk"),
  rev: number,
  standardCapacity: number,
  maximumCapacity: number,
  offerSeconds: number,
  pauseSeconds: number,
  sessionMinutes: number,
  reopenHours: number,
  undoSeconds: number,
  keepDays: number,
  checkRemovals: flag,
  wordings: list(text),
  closingWording: text,
  addReference: flag,
  guardPrivateData: flag,
})
