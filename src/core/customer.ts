import type { AccountId, ConversationId, CustomerId } from "./ids"

/** An X username gets here only when that person wrote first. */
export interface ContactDetail {
  type: "X username" | "e-mail" | "phone"
  value: string
}

/** A person on X. */
export interface Customer {
  kind: "customer"
  id: CustomerId
  rev: number
  /** Numeric X user ID; null for customers made by hand. */
  xId: string | null
  name: string
  handle: string | null
  picture: string | null
  details: ContactDetail[]
  /** The one conversation that is not closed. */
  open: ConversationId | null
  /** The newest conversation, closed or not. */
  latest: ConversationId | null
  /** Found to be one person with that customer; what this one had is shown there. Null: stands for itself. */
  mergedInto: CustomerId | null
  /** Accounts whose owner blocked this customer's direct messages through Aside. */
  blockedBy: AccountId[]
}
