import { type Decided, refuse } from "~core/change"
import { changeDetail } from "~core/contact-detail"
import { type ConversationId, type CustomerId, customerId } from "~core/ids"
import { makeCustomer } from "~core/make-customer"
import { noteEntry, writeNote } from "~core/write-note"
import { blockAtX, deleteAtX } from "../at-x"
import { decide } from "../decide"
import { begin, mergeProfiles, unmergeProfile } from "../profiles"
import { type Handlers, NOT_FOUND } from "./handlers"

/** What an agent does about a customer, beside talking. */
export const customer = {
  makeCustomer: (world, { customer, name, details }) =>
    decide(world, async () => {
      const known = (await world.db.customers.get(customer as CustomerId)) ?? null
      return makeCustomer(known, { id: customerId(customer), name, details })
    }),
  changeDetail: (world, { customer, was, is }) =>
    decide(world, async () => {
      const found = await world.db.customers.get(customer as CustomerId)
      return found ? changeDetail(found, was, is) : NOT_FOUND
    }),
  note: (world, { note, customer, conversation, text }) =>
    decide(world, async (): Promise<Decided> => {
      const { db, me, clock } = world
      const [about, into, known] = await Promise.all([
        db.customers.get(customer as CustomerId),
        conversation === null ? null : db.conversations.get(conversation as ConversationId),
        db.entries.get(noteEntry(note)),
      ])
      if (!about || into === undefined) return refuse("not-found")
      const view = { customer: about, conversation: into, agent: me, known: known !== undefined }
      return writeNote(view, { id: note, text }, clock.now())
    }),
  merge: (world, { customer, other }) => mergeProfiles(world, customer, other),
  unmerge: (world, { other }) => unmergeProfile(world, other),
  begin: (world, { customer, account }) => begin(world, customer, account),
  block: (world, { conversation, on }) => blockAtX(world, conversation, on),
  deleteMessage: (world, { entry }) => deleteAtX(world, entry),
} satisfies Partial<Handlers>
