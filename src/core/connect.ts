import type { Account, Cursor, Standing } from "./account"
import type { XPerson } from "./arrival"
import { newCursor, newStanding } from "./blank"
import { change, type Decided, refuse } from "./change"
import { accountId, type InboxId } from "./ids"

export interface ConnectView {
  /** Who x.com's session turned out to be. */
  person: XPerson
  clientId: string
  /** Reconnecting this one: anybody else is refused. */
  expected: string | null
  account: Account | null
  cursor: Cursor | null
  standing: Standing | null
  inbox: InboxId
}

/** Puts an account on the desk after its sign-in, or mends one that had to be reconnected. */
export function connect(view: ConnectView, now: number): Decided {
  const { person, clientId, expected, account, cursor, standing, inbox } = view
  if (expected !== null && expected !== person.id) return refuse("other-account")
  const id = accountId(person.id)
  const connected: Account = {
    kind: "account",
    id,
    rev: account?.rev ?? 0,
    handle: person.handle,
    name: person.name,
    picture: person.picture,
    clientId,
    inbox: account?.inbox ?? inbox,
    status: "connected",
    connectedAt: account?.connectedAt ?? now,
    openToEveryone: account?.openToEveryone ?? false,
  }
  const well: Standing = { ...newStanding(id), rev: standing?.rev ?? 0, heardAt: standing?.heardAt ?? null }
  return change({ records: [connected, well, ...(cursor ? [] : [newCursor(id, now)])] })
}

/** Takes an account off the desk. Its conversations and what it has read stay; so do messages that wait for it. */
export function disconnect(account: Account): Decided {
  return change({ records: [{ ...account, status: "disconnected" }] })
}
