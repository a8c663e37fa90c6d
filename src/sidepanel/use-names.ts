import { useMemo } from "react"
import type { Customer } from "~core/customer"
import { oneLine } from "~core/one-line"
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
  return useMemo(() => {
    const byId = new Map(agents.map((agent) => [agent.id, agent]))
    return {
      customer: calledBy(customer),
      me,
      agent: (id) => oneLine(byId.get(id)?.name ?? "", 60) || "another agent",
      inbox: (id) => (inboxes && inboxes.length > 1 ? (inboxes.find((inbox) => inbox.id === id)?.name ?? null) : null),
      face: (id) => (id === me ? null : (byId.get(id) ?? null)),
    }
  }, [me, customer, agents, inboxes])
}
