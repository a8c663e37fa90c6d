import { change, type Decided, refuse } from "./change"
import type { Conversation } from "./conversation"
import type { Customer } from "./customer"
import type { Entry } from "./entry"
import { type AgentId, entryId } from "./ids"
import { placesIn } from "./order"
import { writeOnCustomer } from "./write-on-customer"

/** Most characters of one note. */
export const NOTE_LIMIT = 5_000

export interface NoteView {
  /** Who the note is about. */
  customer: Customer
  /** The conversation in whose timeline it stands; null: on the customer. */
  conversation: Conversation | null
  agent: AgentId
  /** The note stands already: its writer asked twice. */
  known: boolean
}

/** Writes a note. It is never changed; what has become wrong is said in a new one (product.md §5.2). */
export function writeNote(view: NoteView, note: { id: string; text: string }, now: number): Decided {
  const { customer, conversation, agent, known } = view
  if (known) return change({})
  const text = note.text.trim()
  if (!text) return refuse("empty-note")
  if (text.length > NOTE_LIMIT) return refuse("too-long")
  const id = noteEntry(note.id)
  const body = { type: "note" as const, agent, text }
  if (!conversation) {
    const { say, entries } = writeOnCustomer(customer, now)
    say(body)
    return change({ entries: entries.map((entry) => ({ ...entry, id })), records: [customer] })
  }
  const place = placesIn(conversation, now)()
  const entry: Entry = { id, conversation: conversation.id, customer: conversation.customer, ...place, ...body }
  // The conversation moves too, so that its next entry stands after this one.
  return change({ entries: [entry], records: [{ ...conversation, newestAt: Math.max(conversation.newestAt, now) }] })
}

/** The entry of one note, by the id its writer gave it: asked twice, it is written once. */
export const noteEntry = (id: string) => entryId(`note.${id}`)
