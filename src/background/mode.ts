import type { AccountId, AgentId } from "~core/ids"
import type { Refusal } from "~core/refusal"
import type { Role } from "~core/role"
import type { Commit } from "~store/commit"
import type { Invited, Publishing, Session } from "~team/engine"
import type { X } from "~x/port"
import type { Deadlines } from "./deadlines/deadline"
import type { World } from "./world"

/** What only one browser of a team does at a time: routing and what falls due (`desk`), tidying up (`keep`), and all that is done at X for one account. */
export type Duty = "desk" | "keep" | AccountId

/** Whose desk this browser works at, and how that is written: its own, or a team's. No screen and no decision knows which. */
export interface Mode {
  /** Whose hands this browser is. */
  me: AgentId
  /** Null: nobody's but one's own desk, where one is everything. */
  role: Role | null
  commit: Commit
  /** X, by this browser's own tokens or by those of a colleague's. */
  x: X
  /** Commits what is done on a duty; null: it is another browser's now. */
  as: (duty: Duty) => Commit | null
  /** What falls due at such a desk alone. */
  deadlines: readonly Deadlines[]
  /** Why a command can't be carried out now; null: it can. */
  whyNot: (say: string) => Promise<Refusal | null>
  /** Finds the file of a message that was attached in another browser; absent: there is no other. */
  handedIn?: World["handedIn"]
  /** Hands in the files of this member's messages that another browser sends; when to look again (Unix milliseconds). */
  handIn: () => Promise<number | null>
  /** Makes sure that something can be written, as far as waiting a few seconds helps. */
  reach: () => Promise<boolean>
  /** Looks whether there is anything to be awake for. */
  beat: () => Promise<void>
  /** Makes a member's key; null: the team can't be reached. */
  invite: (guest: Invited) => Promise<Awaited<ReturnType<Session["invite"]>> | null>
  /** Publishes a desk of one browser; null: the team can't be reached. */
  publish: (publishing: Omit<Publishing, "nc">) => Promise<object | null>
  /** Ends a membership; null: the team can't be reached. */
  revoke: (member: string) => Promise<Awaited<ReturnType<Session["revoke"]>> | null>
  end: () => Promise<void>
}

/** One's own desk in this browser. */
export const soloMode = (me: AgentId, commit: Commit, x: X): Mode => ({
  me,
  x,
  role: null,
  commit,
  as: () => commit,
  deadlines: [],
  whyNot: async () => null,
  handIn: async () => null,
  reach: async () => true,
  beat: async () => {},
  invite: async () => null,
  publish: async () => null,
  revoke: async () => null,
  end: async () => {},
})
