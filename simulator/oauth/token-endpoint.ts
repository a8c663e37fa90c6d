import type { Answer } from "../api/answer"
import { json } from "../api/answer"
import type { App } from "./apps"
import { proves } from "./codes"
import type { OAuth } from "./oauth"
import type { Pair } from "./tokens"

/** What POST /2/oauth2/token and /revoke are given. */
export interface FormCall {
  form: URLSearchParams
  contentType: string
  authorization: string
}

/** POST /2/oauth2/token: a code or a refresh token for a new pair; every refusal is OAuth's own `{error, error_description}`. */
export function tokenEndpoint(oauth: OAuth, call: FormCall): Answer {
  const client = clientOf(oauth, call)
  if ("status" in client) return client

  switch (call.form.get("grant_type")) {
    case "authorization_code":
      return redeem(oauth, client, call.form)
    case "refresh_token":
      return refresh(oauth, client, call.form)
    case null:
      return missing("grant_type")
    default:
      return refuse(400, "unsupported_grant_type", "Value passed for the grant_type was invalid.")
  }
}

/** The app that calls, or X's refusal. Shared with the revoke endpoint. */
export function clientOf(oauth: OAuth, { form, contentType, authorization }: FormCall): App | Answer {
  if (!contentType.startsWith("application/x-www-form-urlencoded")) {
    return refuse(400, "invalid_request", "Content-Type must be application/x-www-form-urlencoded.")
  }
  const [basicId = "", secret = ""] = decoded(/^Basic (\S+)$/i.exec(authorization)?.[1]).split(":")
  const id = form.get("client_id") ?? basicId
  if (id === "") return missing("client_id")
  const app = oauth.apps.get(id)
  if (!app) return refuse(400, "invalid_request", "Value passed for the client_id was invalid.")
  // This is what somebody sees who chose "Web App" in the portal instead of "Native App".
  if (app.type === "confidential" && secret !== app.secret) {
    return refuse(401, "unauthorized_client", "Missing valid authorization header")
  }
  return app
}

function decoded(basic = ""): string {
  return Buffer.from(basic, "base64").toString()
}

function redeem(oauth: OAuth, app: App, form: URLSearchParams): Answer {
  for (const name of ["code", "redirect_uri", "code_verifier"]) if (!form.get(name)) return missing(name)
  const code = oauth.codes.take(form.get("code") ?? "")
  if (!code || code.clientId !== app.clientId) {
    return refuse(400, "invalid_request", "Value passed for the authorization code was invalid.")
  }
  if (code.redirect !== form.get("redirect_uri")) {
    const why = "Value passed for the redirect uri did not match the uri of the authorization code."
    return refuse(400, "invalid_request", why)
  }
  if (!proves(form.get("code_verifier") ?? "", code.challenge)) {
    return refuse(400, "invalid_request", "Value passed for the code verifier did not match the code challenge.")
  }
  const { clientId, personId, scopes } = code
  return pairAnswer(oauth.tokens.issue({ clientId, personId, scopes, dead: false }))
}

function refresh(oauth: OAuth, app: App, form: URLSearchParams): Answer {
  const token = form.get("refresh_token")
  if (!token) return missing("refresh_token")
  const pair = oauth.tokens.rotate(token, app.clientId)
  return pair ? pairAnswer(pair) : refuse(400, "invalid_request", "Value passed for the token was invalid.")
}

function pairAnswer({ accessToken, refreshToken, expiresIn, scopes }: Pair): Answer {
  return json(200, {
    token_type: "bearer",
    expires_in: expiresIn,
    access_token: accessToken,
    scope: scopes.join(" "),
    ...(refreshToken === undefined ? {} : { refresh_token: refreshToken }),
  })
}

function missing(name: string): Answer {
  return refuse(400, "invalid_request", `Missing required parameter [${name}].`)
}

function refuse(status: number, error: string, description: string): Answer {
  return json(status, { error, error_description: description })
}
