import type { OAuth } from "../oauth/oauth"
import { revokeEndpoint } from "../oauth/revoke-endpoint"
import { type FormCall, tokenEndpoint } from "../oauth/token-endpoint"
import type { Answer } from "./answer"
import type { Credits } from "./credits"
import type { Call, Endpoint, LocalX } from "./endpoint"
import { findEndpoint } from "./endpoints"
import type { Limits } from "./limits"
import { problem, scopeMissing, unauthorized } from "./problem"

/** One request to api.x.com as it came over the wire. */
export interface ApiRequest {
  method: string
  path: string
  query: URLSearchParams
  body: Buffer
  contentType: string
  /** The Authorization header. */
  authorization: string
}

/** All that api.x.com is made of. */
export interface Api extends LocalX {
  oauth: OAuth
  limits: Limits
  credits: Credits
}

/** Answers a request as api.x.com would: sign-in, scopes, limits, credits, then the endpoint itself. */
export function answerApi(api: Api, request: ApiRequest): Answer {
  if (request.path === "/2/oauth2/token" && request.method === "POST")
    return tokenEndpoint(api.oauth, formCall(request))
  if (request.path === "/2/oauth2/revoke" && request.method === "POST")
    return revokeEndpoint(api.oauth, formCall(request))

  const found = findEndpoint(request.method, request.path)
  const grant = grantOf(api, request)
  if (!found) return notThere(api, request)
  if (!grant?.me) return unauthorized(api.spec)
  if (found.endpoint.scopes.some((scope) => !grant.scopes.includes(scope))) return scopeMissing(api.spec)

  const { query, body, contentType } = request
  return limited(api, found.endpoint, { me: grant.me, params: found.params, query, body, contentType })
}

/** The person id whose token a request carries, for the log. */
export function accountOf(api: Api, request: ApiRequest): string | undefined {
  return grantOf(api, request)?.me?.id
}

function limited(api: Api, endpoint: Endpoint, call: Call): Answer {
  const { headers, refusal } = api.limits.take(api.spec, call.me.id, endpoint)
  const answer = refusal ?? api.credits.refusal(api, call) ?? endpoint.answer(api, call)
  api.credits.charge(api, call, endpoint, answer)
  return { ...answer, headers: { ...answer.headers, ...headers } }
}

function grantOf(api: Api, { authorization }: ApiRequest) {
  const token = /^Bearer (\S+)$/i.exec(authorization)?.[1]
  const grant = token === undefined ? undefined : api.oauth.tokens.grant(token)
  return grant && { scopes: grant.scopes, me: api.world.person(grant.personId) }
}

function formCall({ body, contentType, authorization }: ApiRequest): FormCall {
  return { form: new URLSearchParams(body.toString()), contentType, authorization }
}

function notThere({ spec }: Api, { method, path }: ApiRequest): Answer {
  const detail = `No endpoint at ${method} ${path}`
  return problem(spec, 404, "about:blank", "Not Found", detail)
}
