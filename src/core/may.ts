import type { Role } from "./role"

/** From the least to the most trusted: who may do what a role may, and more. */
const RANK: Record<Role, number> = { listener: 0, agent: 1, gateway: 2, admin: 3 }

/** Whom a sentence is for at a team's desk: this role and those above it; `nobody`: it can't be done while a desk is a team's. */
export type Least = Role | "nobody"

/**
 * The least role of each sentence that can be said to the worker. It says no more than the server enforces for a role's key
 * (`team/people/roles.ts`), and it says it sooner, with a reason. What isn't here, nobody may.
 */
export const LEAST: Readonly<Record<string, Least>> = {
  // Being there, and what is one's own.
  ...{ awake: "listener", callMe: "listener", pictureMe: "listener", leaveTeam: "listener", openDesk: "listener" },
  // Going off duty is everybody's; on duty goes only who may accept (`mayGoOnDuty`).
  setAvailable: "listener",
  // DM links on the page, and what is looked at.
  ...{ press: "listener", posted: "listener", forget: "listener", forgetLink: "listener", look: "listener" },
  // This browser's own index and its own long work; a picture that is looked at.
  ...{ reindex: "listener", stopIndex: "listener", stopWork: "listener", fetchMedia: "listener" },

  ...{ accept: "agent", decline: "agent", next: "agent", dismiss: "agent", close: "agent", noReplyNeeded: "agent" },
  ...{ transfer: "agent", reopen: "agent", resume: "agent", remind: "agent", topic: "agent", begin: "agent" },
  ...{ makeCustomer: "agent", changeDetail: "agent", note: "agent", merge: "agent", unmerge: "agent" },
  ...{ reply: "agent", undo: "agent", sendAgain: "agent", drop: "agent", stopUpload: "agent" },

  // What needs the account's sign-in at X, or writes what only its browser writes.
  ...{ connect: "gateway", reconnect: "gateway", disconnect: "gateway", confirmOpen: "gateway" },
  ...{ seenCatchUp: "gateway", tryAgain: "gateway" },
  // A gateway's browser does it at X for whoever asks.
  ...{ block: "agent", deleteMessage: "agent" },

  ...{ reassign: "admin", takeBack: "admin", setting: "admin", askBeforeAssigning: "admin" },
  ...{ addInbox: "admin", renameInbox: "admin", removeInbox: "admin", inboxAgents: "admin", firstReply: "admin" },
  ...{ entryPoint: "admin", saveAnswer: "admin", deleteAnswer: "admin", deleteCustomer: "admin" },
  ...{ invite: "admin", revoke: "admin", publish: "admin" },

  // One member's browser can't put another desk in the place of everybody's, nor delete it.
  ...{ restore: "nobody", deleteEverything: "nobody" },
  // With a newer key, or to read a desk anew whose server was emptied.
  join: "listener",
}

/** Whether a role may say this to the worker. A desk of this browser's own (`role` null) is under nobody: there everything may be said. */
export function may(role: Role | null, say: string): boolean {
  if (role === null) return true
  const least = leastFor(say)
  return least !== "nobody" && RANK[role] >= RANK[least]
}

/** The least role for a sentence. */
export const leastFor = (say: string): Least => (Object.hasOwn(LEAST, say) ? (LEAST[say] ?? "nobody") : "nobody")

/** Whether a role may go on duty: offers are made only to who can accept them. */
export const mayGoOnDuty = (role: Role | null): boolean => may(role, "accept")
