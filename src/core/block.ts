import { change, type Decided } from "./change"
import type { Conversation } from "./conversation"
import type { Customer } from "./customer"
import type { AccountId, AgentId } from "./ids"
import { writeInto } from "./write-entry"

export interface BlockView {
  conversation: Conversation
  /** Whoever is blocked: of a merged profile, the one who wrote to this conversation last. */
  customer: Customer
  /** Whose account blocks. */
  account: AccountId
  agent: AgentId
}

/** Records that X blocked (`on`), or unblocked, a customer's direct messages to an account, in the timeline of a conversation. */
export function block({ conversation, customer, account, agent }: BlockView, on: boolean, now: number): Decided {
  if (isBlocked(customer, account) === on) return change({})
  const blockedBy = on ? [...customer.blockedBy, account] : customer.blockedBy.filter((id) => id !== account)
  const { say, entries } = writeInto(conversation, now)
  say({ type: on ? "blocked" : "unblocked", agent, account })
  return change({ entries, records: [{ ...customer, blockedBy }, conversation] })
}

/** Whether this account blocks the customer's direct messages, as far as Aside did it. */
export const isBlocked = ({ blockedBy }: Customer, account: AccountId) => blockedBy.includes(account)
