import type { Account, Cursor } from "./account"
import { change, type Decided, refuse } from "./change"
import type { Send } from "./send"

/** How long X gets to finish a request whose worker died, before what it returns is searched. */
export const GRACE_MS = 5_000

/** A worker died while this was on its way: whether X took it is unknown. */
export function strand(send: Send, now: number): Decided {
  if (send.status !== "sending" || now - (send.sendingAt ?? 0) < GRACE_MS) return change({})
  return change({ records: [{ ...send, status: "unsure", unsureAt: now, detail: null, lookedFor: false }] })
}

/** X was read past the time it became unsure, and it wasn't there (or nobody can look any more): now the agent decides. */
export function lookedInVain(send: Send, cursor: Cursor, account: Pick<Account, "status">): Decided {
  const readPast =
    account.status === "disconnected" ||
    (cursor.token === null && (cursor.readThrough ?? 0) >= (send.unsureAt ?? 0) + GRACE_MS)
  if (send.status !== "unsure" || send.lookedFor || !readPast) return change({})
  return change({
    records: [{ ...send, lookedFor: true }],
    guards: [{ kind: "cursor", id: cursor.id, rev: cursor.rev }],
  })
}

/** Takes a message back while it is held: it never was. */
export function undo(send: Send): Decided {
  if (send.status !== "queued" || send.sendingAt !== null) return refuse("already-sent")
  return change({ gone: [{ kind: "send", id: send.id, rev: send.rev }] })
}

const agentDecides = (send: Send) => send.status === "refused" || (send.status === "unsure" && send.lookedFor)

/** The agent says: send it again. Only ever a person's word repeats a message. */
export function sendAgain(send: Send, now: number): Decided {
  if (!agentDecides(send)) return refuse("not-unsure")
  return change({
    records: [
      {
        ...send,
        attachment: anew(send),
        status: "queued",
        holdUntil: now,
        retryAt: null,
        because: null,
        detail: null,
      },
    ],
  })
}

/** X called the message invalid: it may have meant the file, so that is handed over once more. */
const anew = ({ attachment, because }: Send) =>
  attachment && because === "invalid" ? { ...attachment, media: null, mediaUntil: null } : attachment

/** The agent says: let it go. What waits behind it goes on. */
export function drop(send: Send): Decided {
  if (!agentDecides(send)) return refuse("not-unsure")
  return change({ records: [{ ...send, status: "dropped" }] })
}
