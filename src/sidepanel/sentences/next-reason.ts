import { mayGoOnDuty } from "~core/may"
import { whyNot } from "~room/role-said"
import type { DeskView } from "~store/reads/desk"

/** What Next will do now, or why it could do nothing: its description. */
export function nextReason({ me, next, agent, settings, accounts }: DeskView): string {
  if (!mayGoOnDuty(me.role)) return whyNot("next")
  if (next.go === "offer") return "Accepts the offer."
  if (next.go === "unread") return "Goes to your customer who has waited longest unread."
  if (next.go !== "nowhere") return "Takes the customer at the front of your inbox."
  if (accounts.length === 0) return "No account is connected yet: connect one in Settings."
  if (next.because === "nobody waits") return "Nobody waits: your inbox is empty and you have read everything."
  const held = agent?.sessions.length ?? 0
  return `You hold ${held} of at most ${settings.maximumCapacity} sessions: close one first.`
}
