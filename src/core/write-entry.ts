import type { Conversation } from "./conversation"
import type { Entry, EntryBody } from "./entry"
import { entryId } from "./ids"
import { placesIn } from "./order"

/** Writes what one decision says into a conversation's timeline, line after line; ids follow from the revision, so a repeat is refused. */
export function writeInto(conversation: Conversation, now: number) {
  const nextPlace = placesIn(conversation, now)
  const entries: Entry[] = []
  const say = (body: EntryBody) => {
    const { order, at } = nextPlace()
    const id = entryId(`${conversation.id}/${conversation.rev + 1}/${entries.length}`)
    entries.push({ id, conversation: conversation.id, customer: conversation.customer, order, at, ...body })
  }
  return { say, entries }
}
