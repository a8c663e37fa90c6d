import * as v from "valibot"
import { id, text } from "../shapes"

/** As typed: what it is not is for the desk to say, this only bounds what is carried. */
const line = v.pipe(v.string(), v.maxLength(500))
const detail = v.strictObject({ type: v.picklist(["X username", "e-mail", "phone"]), value: line })

/** What an agent does about a customer, beside talking. */
export const customerCommands = [
  /** Made by hand; its id is the screen's, so that asking twice makes one. */
  v.strictObject({
    say: v.literal("makeCustomer"),
    customer: v.pipe(v.string(), v.regex(/^made-[\w-]{8,60}$/)),
    name: line,
    details: v.pipe(v.array(detail), v.maxLength(20)),
  }),
  /** Adds a contact detail (`was` null), removes one (`is` null), or edits it. */
  v.strictObject({ say: v.literal("changeDetail"), customer: id, was: v.nullable(detail), is: v.nullable(detail) }),
  /** Into the timeline of a conversation, or onto the customer. */
  v.strictObject({ say: v.literal("note"), note: id, customer: id, conversation: v.nullable(id), text }),
  /** `other` is shown within `customer` from then on. */
  v.strictObject({ say: v.literal("merge"), customer: id, other: id }),
  v.strictObject({ say: v.literal("unmerge"), other: id }),
  /** Out of the blue; answers with the conversation to go to. */
  v.strictObject({ say: v.literal("begin"), customer: id, account: id }),
  /** Stops or lets through the customer's direct messages to the account of a conversation. */
  v.strictObject({ say: v.literal("block"), conversation: id, on: v.boolean() }),
  v.strictObject({ say: v.literal("deleteMessage"), entry: id }),
] as const
