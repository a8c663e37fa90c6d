import { accountId } from "~core/ids"
import { createX, type XParts } from "./client"
import type { Tokens } from "./port"

/** For tests: an X that answers what was prepared, in order, and remembers what it was asked. */
interface Stage {
  answers: Answer[]
  asked: { method: string; url: URL; auth: string | null; body: string; init: RequestInit }[]
  /** Every request and every pair of tokens that was stored, in order. */
  order: string[]
  stored: Tokens | undefined
  /** Two contexts of one extension share it, as they share navigator.locks. */
  locks: NonNullable<XParts["locks"]>
}
export type Answer = () => Response | Promise<Response>

export const ME = accountId("12")
export const NOW = Date.UTC(2026, 10, 20, 12)
export const fresh: Tokens = { access: "ACCESS-1", refresh: "REFRESH-1", expiresAt: NOW + 7_200_000, clientId: "app" }
export const granted = (n: number) => ({ access_token: `ACCESS-${n}`, refresh_token: `REFRESH-${n}`, expires_in: 7200 })

/** What the running test has prepared and found. */
export const on: Stage = { answers: [], asked: [], order: [], stored: undefined, locks: oneAtATime() }

/** Clears the stage: nothing prepared, a fresh pair of tokens on the shelf. */
export function setStage(): void {
  Object.assign(on, { answers: [], asked: [], order: [], stored: fresh, locks: oneAtATime() })
}

export const json = (status: number, body: unknown, headers: Record<string, string> = {}): Answer => {
  return () =>
    new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json", ...headers } })
}
export const html = (status: number): Answer => {
  return () => new Response("<html>", { status, headers: { "content-type": "text/html" } })
}
export const drop: Answer = () => Promise.reject(new TypeError("Failed to fetch"))

export const parts = (more: Partial<XParts> = {}): XParts => ({
  now: () => NOW,
  shelf: {
    read: async () => on.stored,
    async keep(_account, tokens) {
      on.order.push(`kept ${tokens.refresh}`)
      on.stored = tokens
    },
    forget: async () => undefined,
  },
  locks: on.locks,
  online: () => true,
  async fetch(input, init = {}) {
    const url = new URL(String(input))
    const auth = new Headers(init.headers).get("authorization")
    // A streamed body is taken, as a browser takes it when the connection stands.
    const body = await new Response(init.body).text()
    on.asked.push({ method: init.method ?? "GET", url, auth, body, init })
    on.order.push(`${init.method} ${url.pathname}`)
    const answer = on.answers.shift()
    if (!answer) throw new Error("nothing prepared for this request")
    return answer()
  },
  ...more,
})
export const page = (more?: Partial<XParts>) => createX(parts(more)).page(ME, { size: 20, token: "T" })
export const send = (more?: Partial<XParts>) => createX(parts(more)).send(ME, "345", "hi & bye")

function oneAtATime(): NonNullable<XParts["locks"]> {
  let last: Promise<unknown> = Promise.resolve()
  const request = (_name: string, work: () => Promise<unknown>) => {
    last = last.then(work, work)
    return last
  }
  return { request } as unknown as NonNullable<XParts["locks"]>
}
