/** An app as registered in X's developer portal. */
export interface App {
  clientId: string
  name: string
  /** `native` is X's public client: no secret. A confidential one must send its secret in a Basic header. */
  type: "native" | "confidential"
  secret?: string
  /** Compared exactly, to the slash. */
  redirects: readonly string[]
  /** What the app may ask for; everything X has by default. */
  scopes?: readonly string[]
}

/** Every scope the local X knows. */
export const SCOPES = [
  "block.write",
  "dm.read",
  "dm.write",
  "follows.read",
  "like.read",
  "media.write",
  "offline.access",
  "tweet.read",
  "tweet.write",
  "users.read",
] as const

/** What X's own authorize page says, whatever was wrong: it gives no reason, and neither does the local X. */
export const REFUSED =
  "Something went wrong. You weren’t able to give access to the App. Go back and try logging in again."

/** Whether these authorize parameters are ones that X would show its consent page for. */
export function acceptable(app: App | undefined, query: URLSearchParams): app is App {
  if (!app || query.get("response_type") !== "code") return false
  if (!app.redirects.includes(query.get("redirect_uri") ?? "")) return false
  const state = query.get("state") ?? ""
  if (state === "" || state.length > 500) return false
  return provable(query) && scopesOf(query).length > 0 && scopesOf(query).every((scope) => allowed(app, scope))
}

/** The scopes an authorize request asks for. */
export function scopesOf(query: URLSearchParams): string[] {
  return (query.get("scope") ?? "").split(/\s+/).filter((scope) => scope !== "")
}

function allowed(app: App, scope: string): boolean {
  return (app.scopes ?? SCOPES).includes(scope)
}

/** X takes `plain` too, but Aside must use S256, so the local X insists on it. */
function provable(query: URLSearchParams): boolean {
  return query.get("code_challenge_method") === "S256" && /^[\w-]{43}$/.test(query.get("code_challenge") ?? "")
}
