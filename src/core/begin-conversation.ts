import type { Account } from "./account"
import { newConversation } from "./blank"
import { change, type Decided, refuse } from "./change"
import type { Conversation } from "./conversation"
import type { Customer } from "./customer"
import type { AccountId, AgentId, ConversationId, CustomerId } from "./ids"
import type { Agent } from "./records"
import { beginSession, hasRoom } from "./session"
import type { Settings } from "./settings"
import { writeInto } from "./write-entry"

/** That a customer wrote to an account: from which X user ID, and when last (Unix milliseconds, X's clock). */
export interface Wrote {
  account: AccountId
  customer: CustomerId
  xId: string
  at: number
}

/** Why an agent can't write to a customer out of the blue. */
export type NoTweet =
  /** Nobody on X: made by hand, or never wrote. */
  | { because: "no-username" }
  /** They wrote, but to no account that is connected now. */
  | { because: "no-account" }
  /** Their conversation is somebody else's, or nobody's yet. */
  | { because: "others"; owner: AgentId }
  | { because: "in-inbox" }
  | { because: "no-room" }

/** What `Tweet` does: goes to the conversation that isn't closed, asks whether to reopen the last one, or begins one. */
export type Tweet = NoTweet | { because: null; does: "go" | "ask" | "begin"; conversation: ConversationId | null }

export interface TweetView {
  /** Everybody merged into one profile, the one that stands for itself first. */
  customers: readonly Customer[]
  /** The conversation that isn't closed, else the newest. */
  conversation: Conversation | null
  agent: Agent
  /** Connected accounts they wrote to, the last one first. */
  wrote: readonly Wrote[]
  settings: Pick<Settings, "maximumCapacity">
}

/** Decides what `Tweet` means for a customer now (product.md §5.8, §4.2). An X username gets on a profile only by that person's own DM. */
export function whatTweet({ customers, conversation, agent, wrote, settings }: TweetView): Tweet {
  const named = customers.some(({ details }) => details.some(({ type }) => type === "X username"))
  if (!named) return { because: "no-username" }
  const lives = conversation !== null && conversation.status !== "Closed"
  if (lives && conversation.owner === null) return { because: "in-inbox" }
  if (lives && conversation.owner !== null && conversation.owner !== agent.id)
    return { because: "others", owner: conversation.owner }
  if (lives && conversation.status === "Open") return { because: null, does: "go", conversation: conversation.id }
  if (wrote.length === 0) return { because: "no-account" }
  if (!hasRoom(agent, settings.maximumCapacity)) return { because: "no-room" }
  const does = lives ? "go" : conversation ? "ask" : "begin"
  return { because: null, does, conversation: conversation?.id ?? null }
}

export interface BeginView extends TweetView {
  /** The account to write from. */
  account: Account | null
}

/** Begins a conversation out of the blue: owned by this agent, its session running, from an account this customer wrote to. */
export function beginConversation(view: BeginView, id: ConversationId, now: number): Decided {
  const { agent, account, conversation: before } = view
  const [head] = view.customers
  if (!head) return refuse("not-found")
  if (before?.id === id) return change({})
  const tweet = whatTweet(view)
  if (tweet.because !== null) return refuse(REFUSED[tweet.because])
  if (tweet.does === "go") return refuse("still-open")
  const wrote = view.wrote.find((one) => one.account === account?.id)
  if (!account || account.status === "disconnected" || !wrote) return refuse("no-account")
  const blank = newConversation(id, wrote.customer, account.id, account.inbox, now)
  // It stands after what came before, whatever this computer's clock says.
  const newestAt = Math.max(now, before?.newestAt ?? 0)
  const fresh = { ...blank, xId: wrote.xId, newestEvent: before?.newestEvent ?? null, newestAt }
  const [begun, seated] = beginSession(fresh, agent, now)
  const { say, entries } = writeInto(fresh, now)
  say({ type: "begun by agent", agent: agent.id, account: account.id })
  say({ type: "session begun", agent: agent.id })
  return change({
    entries,
    records: [begun, seated, { ...head, open: id, latest: id }],
    guards: [{ kind: "account", id: account.id, rev: account.rev }],
  })
}

const REFUSED = {
  "no-username": "no-username",
  "no-account": "no-account",
  others: "not-yours",
  "in-inbox": "in-inbox",
  "no-room": "no-room",
} as const
