import type { Greeting } from "./greet"

/** Why the server doesn't take a member in, by name; the screen has the sentence. */
export type TurnedAway = "wrong key" | "expired key" | "revoked key" | "other workspace"

/** A member's clock may be behind: one that ends within so long and isn't taken has ended by the server's (milliseconds). */
const BEHIND_MS = 24 * 3_600_000

/** What this browser knows of a member whom the server turned away. */
export interface Caller {
  workspace: string
  /** When their key ends by itself (Unix milliseconds); null: never. */
  end: number | null
  /** They have been in with this key before. */
  wasIn: boolean
  /** What the server says to everybody; null: it wasn't heard. */
  greeting: Greeting | null
}

/**
 * Why somebody was turned away. `told`: the server's words. At the door it says no more than "Authorization Violation", so the rest follows
 * from what is known here; to who is in it says what happened. Null: it wasn't about their key.
 */
export function whyTurnedAway(told: string, caller: Caller, now: number): TurnedAway | null {
  const words = told.toLowerCase()
  if (words.includes("authentication revoked")) return "revoked key"
  if (words.includes("authentication expired")) return "expired key"
  if (!words.includes("authorization violation")) return null
  const { workspace, end, wasIn, greeting } = caller
  if (greeting?.workspace && greeting.workspace !== workspace) return "other workspace"
  if (end !== null && end <= now + BEHIND_MS) return "expired key"
  return wasIn ? "revoked key" : "wrong key"
}
