import type { Answer } from "../api/answer"
import { json } from "../api/answer"
import type { OAuth } from "./oauth"
import { clientOf, type FormCall } from "./token-endpoint"

/** POST /2/oauth2/revoke: ends the family of the given access or refresh token; an unknown one is no error. */
export function revokeEndpoint(oauth: OAuth, call: FormCall): Answer {
  const client = clientOf(oauth, call)
  if ("status" in client) return client
  const token = call.form.get("token")
  if (!token) {
    return json(400, { error: "invalid_request", error_description: "Missing required parameter [token]." })
  }
  oauth.tokens.revoke(token)
  return json(200, { revoked: true })
}
