import { expect } from "vitest"
import type { Change, Decided } from "../../src/core/change"
import { close } from "../../src/core/close"
import type { Conversation } from "../../src/core/conversation"
import type { Customer } from "../../src/core/customer"
import type { Entry } from "../../src/core/entry"
import { type CustomerId, customerId, eventId } from "../../src/core/ids"
import { merge, unmerge } from "../../src/core/merge"
import { receive } from "../../src/core/receive"
import { ANN, anAccount, anAgent, anArrival, aPerson, NOW, SETTINGS } from "../../src/core/test-desk"
import { writeNote } from "../../src/core/write-note"

type Move =
  | { do: "write"; who: number; hours: number }
  | { do: "merge"; who: number; other: number }
  | { do: "unmerge" | "close" | "note"; who: number }

/** For tests: a few customers who are merged and separated while they write. */
export class MergedDesk {
  readonly entries: Entry[] = []
  readonly conversations = new Map<string, Conversation>()
  readonly customers = new Map<string, Customer>()
  private events = 1000
  private now = NOW
  private agent = anAgent()

  constructor(readonly people: readonly string[]) {
    for (const id of people) {
      const xId = id.startsWith("made") ? null : id
      const details = [{ type: "phone" as const, value: `${id.replace(/\D/g, "")}0000` }]
      const blank = { handle: null, picture: null, open: null, latest: null, mergedInto: null, blockedBy: [] }
      this.customers.set(id, { kind: "customer", id: customerId(id), rev: 0, xId, name: id, details, ...blank })
    }
  }

  carryOut(move: Move): void {
    const who = this.people[move.who % this.people.length] ?? ""
    this.now += 60_000
    if (move.do === "write") this.write(who, move.hours)
    else if (move.do === "merge") this.merge(who, this.people[move.other % this.people.length] ?? "")
    else if (move.do === "unmerge") this.unmerge(who)
    else if (move.do === "close") this.close(who)
    else this.note(who)
  }

  write(who: string, hours: number): void {
    if (who.startsWith("made")) return
    this.now += hours * 3_600_000
    const customer = this.must(who)
    const top = this.head(customer)
    const head = top === customer ? null : top
    const current = top.open ?? top.latest
    const conversation = (current && this.conversations.get(current)) ?? null
    const id = eventId(String(++this.events))
    const arrival = anArrival({ id, at: this.now, sender: who, thread: `7-${who}`, text: `from ${who}` })
    const account = anAccount()
    const view = { account, known: false, customer, head, conversation, owner: null, conversions: [], candidates: [] }
    this.commit(
      receive({ ...view, settings: SETTINGS }, arrival, aPerson({ id: who, handle: `h${who}`, name: who }), this.now),
    )
  }

  merge(one: string, two: string): void {
    this.commit(merge(this.whole(this.head(this.must(one))), this.whole(this.head(this.must(two))), ANN, this.now))
  }

  unmerge(who: string): void {
    const other = this.must(who)
    const above = other.mergedInto && this.must(other.mergedInto)
    if (!above) return
    const theirs = this.whole(other)
    const rest = this.whole(above).conversations.filter((one) => !theirs.conversations.includes(one))
    this.commit(unmerge({ head: above, conversations: rest }, theirs, ANN, this.now))
  }

  /** Separates everybody, whatever was merged last first. */
  unmergeAll(): void {
    for (let left = this.people.length; left > 0; left--) for (const who of this.people) this.unmerge(who)
  }

  private close(who: string): void {
    const customer = this.head(this.must(who))
    const open = customer.open && this.conversations.get(customer.open)
    if (!open) return
    this.commit(
      close({ conversation: { ...open, owner: ANN }, customer, agent: this.agent, conversions: [] }, this.now),
    )
  }

  private note(who: string): void {
    const customer = this.head(this.must(who))
    const at = customer.open ?? customer.latest
    const conversation = (at && this.conversations.get(at)) ?? null
    const view = { customer, conversation, agent: ANN, known: false }
    this.commit(writeNote(view, { id: String(this.entries.length), text: "noted" }, this.now))
  }

  live = () => [...this.conversations.values()].filter(({ status }) => status !== "Closed")

  /** Every profile has at most one conversation that isn't closed, and knows it; those merged into it hold none. */
  expectSound(): void {
    for (const customer of this.customers.values()) {
      if (customer.mergedInto) expect(customer.open).toBeNull()
      else {
        const { conversations } = this.whole(customer)
        const live = conversations.filter(({ status }) => status !== "Closed")
        expect(live.map(({ id }) => id)).toEqual(customer.open ? [customer.open] : [])
        expect(customer.latest === null).toBe(conversations.length === 0)
      }
    }
    for (const entry of this.entries) expect(this.customers.has(entry.customer)).toBe(true)
  }

  /** Separated, each has its own details, its own messages under its own name, and every conversation that its message began. */
  expectEachHasItsOwn(): void {
    for (const customer of this.customers.values()) {
      expect(customer.mergedInto).toBeNull()
      expect(customer.details.at(-1)?.value).toBe(`${customer.id.replace(/\D/g, "")}0000`)
      const own = this.entries.filter((entry) => entry.type === "message in" && entry.text === `from ${customer.id}`)
      for (const entry of own) expect(entry.customer).toBe(customer.id)
    }
    const said = this.entries.filter(({ type }) => type === "message in")
    expect(said).toHaveLength(this.events - 1000)
    for (const { conversation } of said) expect(this.conversations.has(conversation ?? "")).toBe(true)
  }

  private commit(decided: Decided): void {
    if (!decided.ok) return
    const { entries, records }: Change = decided.change
    expect(entries.filter(({ id }) => this.entries.some((known) => known.id === id))).toEqual([])
    this.entries.push(...entries)
    for (const record of records) {
      const next = { ...record, rev: record.rev + 1 }
      if (next.kind === "conversation") this.conversations.set(next.id, next)
      else if (next.kind === "customer") this.customers.set(next.id, next)
      else if (next.kind === "agent") this.agent = next
    }
  }

  private must(id: string): Customer {
    const found = this.customers.get(id)
    if (!found) throw new Error(`no customer ${id}`)
    return found
  }

  private head(customer: Customer): Customer {
    return customer.mergedInto ? this.head(this.must(customer.mergedInto)) : customer
  }

  private whole(head: Customer) {
    const within = (id: CustomerId): Customer[] =>
      [...this.customers.values()].filter((one) => one.mergedInto === id).flatMap((one) => [one, ...within(one.id)])
    const ids = new Set([head, ...within(head.id)].map(({ id }) => id))
    return { head, conversations: [...this.conversations.values()].filter(({ customer }) => ids.has(customer)) }
  }
}
