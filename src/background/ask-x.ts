import type { Refusal } from "~core/refusal"
import type { Heard } from "~x/port"

/** What the desk says when X did not do what it was asked; X's own words go along where they tell something. */
export function refusedByX({ trouble, detail }: Extract<Heard<unknown>, { ok: false }>): {
  ok: false
  refusal: Refusal
  detail?: string
} {
  switch (trouble) {
    case "timed-out":
      return { ok: false, refusal: "x-unknown" }
    case "offline":
    case "server-error":
    case "not-json":
      return { ok: false, refusal: "x-unreachable" }
    case "no-gateway":
      return { ok: false, refusal: "no-gateway" }
    case "rate-limited":
      return { ok: false, refusal: "x-later" }
    case "reconnect":
    case "scope-missing":
      return { ok: false, refusal: "account-away" }
    default:
      return { ok: false, refusal: "x-refused", detail }
  }
}
