import { useMemo } from "react"
import type { Customer } from "~core/customer"
import type { Agent } from "~core/records"
import { useMe } from "~room/me"
import { useLive } from "~room/use-live"
import { calledBy } from "~room/visible"
import { readInboxes } from "~store/reads/inboxes"
import type { Names } from "./sentences/entry"

/** What the people and inboxes of a profile are called in sentences. */
export function useNames({ customer, agents }: { customer: Customer; agents: readonly Agent[] }): Names {
  const me = useMe()
  const inboxes = useLive(["inboxes"], () => readInboxes())?.inboxes
  // One and the same while nothing of it changes: thousands of lines are drawn with it.
  return useMemo(
    () => ({
      customer: calledBy(customer),
      me,
      agent: (id) => agents.find((agent) => agent.id === id)?.name ?? "another agent",
      inbox: (id) => (inboxes && inboxes.length > 1 ? (inboxes.find((inbox) => inbox.id === id)?.name ?? null) : null),
    }),
    [me, customer, agents, inboxes],
  )
}
