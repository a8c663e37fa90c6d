import type { Answer } from "./answer"
import type { Call, Endpoint, LocalX } from "./endpoint"
import { problem } from "./problem"

const PER_EVENT = 0.01

/** What the account's owner pays X, in US dollars. */
export interface Credits {
  /** What is left; without end unless a test sets it. */
  left: number
  /** What all calls have cost so far. */
  spent: number
  /** 402 CreditsDepleted when nothing is left. */
  refusal(x: LocalX, call: Call): Answer | undefined
  /** Charges for an answered call: events once each per UTC day, the others at the endpoint's price. */
  charge(x: LocalX, call: Call, endpoint: Endpoint, answer: Answer): void
}

/** Credits without end. */
export function createCredits(): Credits {
  const paid = new Set<string>()

  return {
    left: Number.POSITIVE_INFINITY,
    spent: 0,
    refusal(x, { me }) {
      if (this.left > 0) return undefined
      const detail = `Your enrolled account [${me.id}] does not have any credits to fulfill this request.`
      return problem(x.spec, 402, "credits", "CreditsDepleted", detail, { account_id: me.id })
    },
    charge(x, { me }, endpoint, answer) {
      if (answer.status >= 300) return
      const fresh = returnedEvents(endpoint, answer).filter((id) => {
        const once = `${new Date(x.world.now()).toISOString().slice(0, 10)} ${me.id} ${id}`
        return !paid.has(once) && paid.add(once)
      })
      const cost = fresh.length * PER_EVENT + (endpoint.price ?? 0)
      this.spent += cost
      this.left -= cost
    },
  }
}

function returnedEvents({ method, path }: Endpoint, { body }: Answer): string[] {
  if (method !== "GET" || !path.includes("dm_events") || typeof body !== "string") return []
  const { data = [] }: { data?: { id: string } | { id: string }[] } = JSON.parse(body)
  return [data].flat().map(({ id }) => id)
}
