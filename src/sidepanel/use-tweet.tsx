import { type ReactNode, useState } from "react"
import type { Customer } from "~core/customer"
import type { Agent } from "~core/records"
import { useMe } from "~room/me"
import { useCommand } from "~room/use-command"
import { useLive } from "~room/use-live"
import { readTweet } from "~store/reads/tweet"
import { BeginQuestion } from "./begin-question"
import { tweetReason } from "./sentences/tweet-reason"
import type { Go } from "./use-place"

export interface TweetState {
  /** Why it can't be pressed; null: it can. */
  reason: string | null
  press: () => void
  /** What is asked first, if anything. */
  question: ReactNode
}

/** What `Tweet` does for this customer: goes to their conversation, asks whether to reopen the last one, or begins one. */
export function useTweet(customer: Customer, agents: readonly Agent[], go: Go): TweetState {
  const me = useMe()
  const found = useLive(["tweet", customer.id, me], () => readTweet(customer.id, me))
  const { tell, pending } = useCommand()
  const [asking, setAsking] = useState(false)
  const tweet = found?.tweet ?? null
  const accounts = found?.accounts ?? []
  const begin = async (account: string) => {
    if (pending) return
    const begun = await tell({ say: "begin", customer: customer.id, account })
    setAsking(false)
    if (begun.ok) go(begun.value.conversation, { write: true })
  }
  const reopen = async (conversation: string) => {
    if (pending) return
    const opened = await tell({ say: "reopen", conversation })
    setAsking(false)
    if (opened.ok) go(conversation, { write: true })
  }
  const press = () => {
    if (tweet?.because !== null) return
    const [only, ...others] = accounts
    if (tweet.does === "go" && tweet.conversation) go(tweet.conversation, { write: true })
    else if (tweet.does === "begin" && only && others.length === 0) void begin(only.id)
    else setAsking(true)
  }
  const last = tweet?.because === null && tweet.does === "ask" ? tweet.conversation : null
  return {
    reason: tweetReason(tweet, (id) => agents.find((agent) => agent.id === id)?.name ?? "Another agent"),
    press,
    question: asking && (
      <BeginQuestion
        accounts={accounts}
        onReopen={last && (() => reopen(last))}
        onBegin={begin}
        onClose={() => setAsking(false)}
      />
    ),
  }
}
