import type { Moment } from "./rows"

/**
 * Which of the desk's rules (product.md §4.8) this moment breaks, in words; none is the only right answer. It is carried into the browser
 * as text and runs there at every change: it must name nothing outside itself.
 */
export function brokenRules({ conversations, agents, sends, settings }: Moment): string[] {
  const broken: string[] = []
  const maximum = settings[0]?.maximumCapacity ?? 5
  const byId = new Map(conversations.map((one) => [one.id, one]))

  const open = new Map<string, string>()
  for (const { id, customer, status, owner, session, offer } of conversations) {
    const says = `${id} is ${status}`
    const known = ["New", "Open", "Waiting", "Closed"].includes(status)
    if (!known) broken.push(`in no state: ${says}`)
    if (status === "New" && (owner !== null || session !== null)) broken.push(`${says}, and ${owner} has it`)
    if (status === "Open" && (owner === null || session === null)) broken.push(`${says}, and nobody has it`)
    if (status === "Open" && session !== null && session.agent !== owner) broken.push(`two owners: ${says}`)
    if (status === "Waiting" && (owner === null || session !== null)) broken.push(`${says} with a session or nobody's`)
    if (status === "Closed" && session !== null) broken.push(`${says} with a session`)
    if (status !== "New" && offer !== null) broken.push(`${says} and still on offer`)
    if (status === "Closed") continue
    const other = open.get(customer)
    if (other) broken.push(`two conversations of ${customer} at once: ${other}, ${id}`)
    open.set(customer, id)
  }

  for (const { id, sessions, offer } of agents) {
    if (sessions.length > maximum) broken.push(`${id} has ${sessions.length} sessions, ${maximum} at most`)
    if (new Set(sessions).size !== sessions.length) broken.push(`${id} counts a session twice`)
    for (const one of sessions)
      if (byId.get(one)?.session?.agent !== id) broken.push(`${id} counts ${one}, whose session is not theirs`)
    const offered = conversations.filter((one) => one.offer?.agent === id).map((one) => one.id)
    if (offered.length > 1) broken.push(`two pending offers for ${id}: ${offered}`)
    if ((offered[0] ?? null) !== offer) broken.push(`${id} is offered ${offer}, the conversations say ${offered[0]}`)
  }
  for (const { id, session } of conversations)
    if (session && !agents.some((agent) => agent.id === session.agent && agent.sessions.includes(id)))
      broken.push(`the session of ${id} counts for nobody`)

  const going = new Map<string, string>()
  for (const { id, conversation, status } of sends) {
    const known = ["queued", "sending", "sent", "refused", "unsure", "dropped"].includes(status)
    if (!known) broken.push(`message ${id} is in no state: ${status}`)
    if (!byId.has(conversation)) broken.push(`message ${id} is in no conversation`)
    if (status !== "sending") continue
    const other = going.get(conversation)
    if (other) broken.push(`two on their way in ${conversation}: ${other}, ${id}`)
    going.set(conversation, id)
  }
  return broken
}
