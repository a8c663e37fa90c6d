import { leastFor } from "~core/may"
import type { Role } from "~core/role"

/** What each role is called, and what who has it may do. */
export const ROLE: Record<Role, { name: string; may: string }> = {
  listener: {
    name: "Listener",
    may: "Puts DM links under posts and sees what becomes of them. Takes no conversations.",
  },
  agent: { name: "Agent", may: "Takes, answers and closes conversations, and everything a listener does." },
  gateway: {
    name: "Gateway",
    may: "As an agent; and their browser reads and sends at X for the team, so it should stay on.",
  },
  admin: { name: "Admin", may: "Everything: who is in the team, accounts, inboxes, settings and answers." },
}

/** Where the general word would not say it well. */
const SAID: Readonly<Record<string, string>> = {
  connect: "A gateway or an admin connects accounts for the team.",
  reassign: "An admin moves conversations by hand.",
  takeBack: "An admin takes offers back.",
  deleteCustomer: "An admin deletes customers for the team.",
}

/** Why somebody's role may not do something, by what would be said to the worker. */
export function whyNot(say: string): string {
  if (Object.hasOwn(SAID, say)) return SAID[say] ?? ""
  switch (leastFor(say)) {
    case "admin":
      return "An admin sets this for the team."
    case "gateway":
      return "A gateway or an admin does this for the team: X is signed in there."
    case "nobody":
      return "This can’t be done while the desk is the team’s."
    default:
      return "Listeners don’t take conversations. An admin can make you an agent."
  }
}
