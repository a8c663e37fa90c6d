import type { Authorization } from "../contract"
import { type App, acceptable, REFUSED, scopesOf } from "./apps"
import { type Codes, createCodes } from "./codes"
import { createTokens, type Pair, type Tokens } from "./tokens"

/** Sign-in on the local X: the authorize page's half (`Authorization`), the apps, and what tests need to reach. */
export interface OAuth extends Authorization {
  apps: Map<string, App>
  addApp(app: App): App
  codes: Codes
  tokens: Tokens
  /** Signs a person in without any page: the pair that the token endpoint would have given. */
  signIn(personId: string, options?: { clientId?: string; scopes?: readonly string[] }): Pair
}

/** What Aside asks for at sign-in. */
export const ASIDE_SCOPES = [
  "dm.read",
  "dm.write",
  "tweet.read",
  "users.read",
  "offline.access",
  "media.write",
] as const

/** An OAuth server without apps, on this clock (Unix ms); `accessSeconds` is the life of access tokens (7,200). */
export function createOAuth(now: () => number, accessSeconds = 7_200): OAuth {
  const apps = new Map<string, App>()
  const codes = createCodes(now)
  const tokens = createTokens(now, accessSeconds)
  const appOf = (query: URLSearchParams) => apps.get(query.get("client_id") ?? "")

  return {
    apps,
    codes,
    tokens,
    addApp(app) {
      apps.set(app.clientId, app)
      return app
    },
    begin(query) {
      const app = appOf(query)
      if (!acceptable(app, query)) return { ok: false, message: REFUSED }
      return { ok: true, appName: app.name, scopes: scopesOf(query) }
    },
    approve(query, personId) {
      const code = codes.give({
        clientId: query.get("client_id") ?? "",
        personId,
        redirect: query.get("redirect_uri") ?? "",
        challenge: query.get("code_challenge") ?? "",
        scopes: scopesOf(query),
      })
      return back(query, { state: query.get("state") ?? "", code })
    },
    deny: (query) => back(query, { error: "access_denied", state: query.get("state") ?? "" }),
    signIn(personId, { clientId = [...apps.keys()][0] ?? "", scopes = ASIDE_SCOPES } = {}) {
      return tokens.issue({ clientId, personId, scopes, dead: false })
    },
  }
}

function back(query: URLSearchParams, parameters: Record<string, string>): string {
  const url = new URL(query.get("redirect_uri") ?? "")
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  return url.href
}
