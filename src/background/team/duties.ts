import type { Membership } from "~core/membership"
import type { World } from "../world"
import { forgetSpent, type Spent } from "./spent-tokens"

/** Whether a lease is of an account: the others are the desk's own. */
export const isAccount = (lease: string): boolean => lease !== "desk" && lease !== "keep"

type Here = "all" | "what is to be done" | "too little"

/**
 * How much of the team's desk is here. Who routes needs what is to be done; who reads, sends or empties needs all: what has come and lies by
 * would look to them as if it had never been (docs/decisions/24).
 */
export async function howMuch(db: World["db"]): Promise<Here> {
  const { position = 0, layBy } = (await db.replica.get("team")) ?? {}
  if (position === 0) return "too little"
  return layBy === undefined ? "all" : "what is to be done"
}

/** Whether a duty can be taken with so much of the desk. */
export const canTake = (lease: string, here: Here): boolean =>
  here === "all" || (here === "what is to be done" && lease === "desk")

/** Which duties this browser takes when nobody has them. An account is read and sent for only where its tokens are. */
export async function leasesOf({ db, shelf }: World, role: Membership["role"], spent: Spent): Promise<string[]> {
  if (role === "listener") return []
  if (role === "agent") return ["desk"]
  const accounts = await db.accounts.filter(({ status }) => status !== "disconnected").toArray()
  const held = await Promise.all(
    accounts.map(async (account) => {
      const tokens = await shelf.read(account.id)
      return tokens && !(await forgetSpent(shelf, spent, account, tokens)) ? account.id : null
    }),
  )
  return ["desk", "keep", ...held.filter((id) => id !== null)]
}
