import { call, hide } from "./call"
import { personOf, wireOf } from "./client"
import { type Ending, passes, troubleOf, wordsOf } from "./errors"
import { PERSON_FIELDS } from "./forms"
import { challengeOf, randomText } from "./pkce"
import type { SignedIn, SignInFailure, Tokens } from "./port"
import { redeem, revoke } from "./token-endpoint"
import type { Wire } from "./wire"

const AUTHORIZE = "https://x.com/i/oauth2/authorize"
const SCOPES = "dm.read dm.write tweet.read users.read offline.access media.write"

/** What a sign-in needs: the admin's app, and Chrome's `launchWebAuthFlow` handed in. */
export interface SignInParts {
  clientId: string
  /** Opens X's page and gives the address it came back to; undefined or an exception when it never did. */
  launch: (url: string) => Promise<string | undefined>
  /** Exact to the slash, as in X's developer portal. */
  redirectUrl: string
  /** Unix milliseconds. */
  now: () => number
  fetch?: typeof fetch
  /** Milliseconds; 20,000 by default. */
  timeOut?: number
}

/** Signs an account in with OAuth 2.0 and PKCE as a public client (docs.x.com, "OAuth 2.0 Authorization Code Flow with PKCE"). */
export async function signIn(parts: SignInParts): Promise<SignedIn | SignInFailure> {
  const wire = wireOf(parts)
  const verifier = randomText(32)
  const state = randomText(24)
  const code = await codeFrom(parts, authorizeUrl(parts, state, await challengeOf(verifier)), state)
  if ("failure" in code) return code

  const form = { code: code.code, code_verifier: verifier, redirect_uri: parts.redirectUrl }
  const grant = await redeem(wire, parts.clientId, form)
  if (!grant.ok) return refusal(grant.ending, [code.code, verifier])
  const { tokens } = grant
  // X signs in whoever x.com's session is, so it has to be asked who that was.
  const me = await call(wire, tokens.access, (client) => client.v2.get("users/me", PERSON_FIELDS))
  const person = me.ok ? personOf(me.json) : null
  if (person) return { person, tokens }
  await signOut(tokens, parts)
  const unread: Ending = { how: "answered", status: 200, json: { detail: "X did not say which account it was." } }
  return refusal(me.ok ? unread : me.ending, [tokens.access, tokens.refresh])
}

/** Revokes both tokens at X; true when X confirmed it. Nothing here depends on it: forgetting them is the shelf's. */
export async function signOut(tokens: Tokens, parts: Pick<SignInParts, "now" | "fetch" | "timeOut">): Promise<boolean> {
  const wire: Wire = wireOf(parts)
  const refresh = await revoke(wire, tokens.clientId, tokens.refresh, "refresh_token")
  const access = await revoke(wire, tokens.clientId, tokens.access, "access_token")
  return refresh.ok && access.ok
}

function authorizeUrl({ clientId, redirectUrl }: SignInParts, state: string, challenge: string): string {
  const query = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUrl,
    scope: SCOPES,
    state,
    code_challenge: challenge,
    code_challenge_method: "S256",
  }
  // %20, not +, between scopes: the form X's own examples have.
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `${AUTHORIZE}?${pairs.join("&")}`
}

async function codeFrom(
  { launch, redirectUrl }: SignInParts,
  url: string,
  state: string,
): Promise<{ code: string } | SignInFailure> {
  let back: string | undefined
  try {
    back = await launch(url)
  } catch (error) {
    // Chrome's only words for "X's page did not load"; everything else it calls not approved.
    const unloaded = error instanceof Error && /could not be loaded/iu.test(error.message)
    return unloaded ? { failure: "unreachable", trouble: "offline" } : { failure: "closed" }
  }
  if (!back) return { failure: "closed" }
  if (!back.startsWith(redirectUrl) || !URL.canParse(back)) return { failure: "forged" }
  const query = new URL(back).searchParams
  if (query.get("state") !== state) return { failure: "forged" }
  const error = query.get("error")
  if (error === "access_denied") return { failure: "denied" }
  const code = query.get("code")
  if (code && !error) return { code }
  const detail = query.get("error_description") ?? error ?? "X came back without a code."
  return { failure: "refused", detail: detail.slice(0, 300) }
}

/** X said no, in its words; or could not be asked. */
function refusal(ending: Ending, secrets: string[]): SignInFailure {
  const trouble = troubleOf(ending)
  if (passes(trouble)) return { failure: "unreachable", trouble }
  return { failure: "refused", detail: hide(wordsOf(ending), secrets) }
}
