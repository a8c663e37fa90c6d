import type { Arrival } from "~core/arrival"
import type { Fate } from "~core/settle"

/** What X knows of one event: it stands in the stream of one account. */
export interface XEventRow {
  account: string
  arrival: Arrival
  /** The send it is, when Aside posted it. */
  send: string | null
  delivered: number
}

/** One POST under way: whether X took it, and what it will answer if the connection lasts. */
export interface Post {
  send: string
  answer: Fate
}

/** As much of X as a day needs: streams of events, POSTs that are taken or not, and a count of everything it was handed. */
export class MemoryX {
  readonly events: XEventRow[] = []
  readonly underWay = new Map<string, Post>()
  /** What happened to each send, in order: the audit reads it. */
  readonly handed = new Map<string, ("post" | "taken" | "not taken" | "pressed")[]>()
  /** From 9 digits to 10 within a day: ids must be compared as numbers. */
  private nextId = 999_999_900n

  write(account: string, sender: string, other: string, text: string, at: number, send: string | null = null) {
    this.nextId += 7n
    const id = String(this.nextId) as Arrival["id"]
    const thread = [account, other].sort((a, b) => a.length - b.length || (a < b ? -1 : 1)).join("-")
    const base = { kind: "message" as const, links: [], media: [], citedPost: null, participants: [] }
    const row = { account, send, delivered: 0, arrival: { ...base, id, at, sender, thread, text } }
    this.events.push(row)
    return row
  }

  note(send: string, what: "post" | "taken" | "not taken" | "pressed"): void {
    this.handed.set(send, [...(this.handed.get(send) ?? []), what])
  }
}
