import { accountId, agentId, conversationId, conversionId, postId } from "../../src/core/ids"
import { busy } from "./desks"
import { account, agent, conversation, conversion, MINUTE, type Rows } from "./rows"

/** A second account of the brand. */
export const HELP = accountId("1700000000000000002")

const AUTHORS = [
  "ana_ruiz",
  "tomoko_s",
  "a_handle_of_15_",
  "ola",
  "mo",
  "zoe_k",
  "li_wei",
  "noor",
  "sam_j",
  "kaj",
  "eva",
  "ivo",
]

/** Twelve DM links that brought nobody yet, for two accounts, by two listeners; one older than a message is counted to; one that brought somebody. */
export function waitingLinks(): Rows {
  const now = Date.now()
  const links = AUTHORS.map((author, n) => {
    const ago = (AUTHORS.length - n) ** 2 * 7 * MINUTE
    const isDraft = n % 3 === 1
    return conversion({
      id: conversionId(`w${n}`),
      post: postId(`19000000000000000${10 + n}`),
      author,
      account: n % 4 === 3 ? HELP : account().id,
      by: agentId(n % 2 ? "lee" : "me"),
      byName: n % 2 ? "Lee" : "Kim",
      status: isDraft ? "drafted" : "posted",
      draftedAt: now - ago - MINUTE,
      postedAt: isDraft ? null : now - ago,
    })
  })
  const rows = busy()
  return {
    ...rows,
    accounts: [account(), account({ id: HELP, handle: "northwind_help", name: "Northwind Help" })],
    conversions: [
      ...(rows.conversions ?? []),
      ...links,
      conversion({ id: conversionId("old"), status: "posted", author: "too_late", draftedAt: now - 8 * 1440 * MINUTE }),
    ],
  }
}

/** Ana's conversation, closed; two posts brought her, the first of them last. */
export function closedTalk(): Rows {
  const now = Date.now()
  const rows = busy()
  const ids = [conversionId("k1"), conversionId("k2")]
  return {
    ...rows,
    agents: [agent()],
    sends: (rows.sends ?? []).filter(({ id }) => id === "s1"),
    conversations: [
      conversation(1, {
        status: "Closed",
        session: null,
        closedAt: now - MINUTE,
        endedAt: now - MINUTE,
        conversions: ids,
      }),
      ...(rows.conversations ?? []).filter(({ id }) => id === "c3"),
    ],
    conversions: [
      conversion({ status: "closed", arrivedAt: now - 5 * MINUTE, conversation: conversationId("c1") }),
      conversion({
        id: conversionId("k2"),
        post: postId("1899999999999999998"),
        status: "closed",
        arrivedAt: now - 9 * MINUTE,
        conversation: conversationId("c1"),
      }),
    ],
  }
}
