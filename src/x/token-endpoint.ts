import * as v from "valibot"
import { type Answered, call } from "./call"
import type { Ending } from "./errors"
import type { Tokens } from "./port"
import { Granted, whyNot } from "./schemas"
import type { Wire } from "./wire"

const TOKEN = "https://api.x.com/2/oauth2/token"
const REVOKE = "https://api.x.com/2/oauth2/revoke"

/** New tokens, or how asking for them ended. */
export type Grant = { ok: true; tokens: Tokens } | { ok: false; ending: Ending }

/** Exchanges the code of a sign-in (it lives 30 s) for a pair of tokens. */
export function redeem(
  wire: Wire,
  clientId: string,
  code: { code: string; code_verifier: string; redirect_uri: string },
): Promise<Grant> {
  return ask(wire, clientId, { ...code, grant_type: "authorization_code" })
}

/** Spends a refresh token, which works once, for the next pair. */
export function refresh(wire: Wire, { clientId, refresh }: Tokens): Promise<Grant> {
  return ask(wire, clientId, { refresh_token: refresh, grant_type: "refresh_token" })
}

/** Makes a token, and X's session with it, worthless. (The library's own way to say it lies with all its sign-ins, which the worker goes without.) */
export function revoke(
  wire: Wire,
  clientId: string,
  token: string,
  kind: "access_token" | "refresh_token",
): Promise<Answered> {
  const form = { client_id: clientId, token, token_type_hint: kind }
  return call(wire, { clientId }, (client) => client.post(REVOKE, form))
}

/**
 * Not the library's own loginWithOAuth2 and refreshOAuth2Token: those throw when the answer has no `scope`, and the pair, already
 * spent at X, would be lost.
 */
async function ask(wire: Wire, clientId: string, form: Record<string, string>): Promise<Grant> {
  const asked = wire.now()
  const answer = await call(wire, { clientId }, (client) => client.post(TOKEN, { ...form, client_id: clientId }))
  if (!answer.ok) return answer
  const read = v.safeParse(Granted, answer.json)
  if (!read.success) return { ok: false, ending: unfit(whyNot(read.issues)) }
  const { access_token: access, refresh_token: next, expires_in: seconds } = read.output
  return { ok: true, tokens: { access, refresh: next, expiresAt: asked + seconds * 1_000, clientId } }
}

function unfit(why: string): Ending {
  return { how: "answered", status: 200, json: { detail: `X's answer held no tokens (${why}).` } }
}
