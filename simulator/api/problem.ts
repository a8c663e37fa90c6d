import type { Answer } from "./answer"
import { DIALECTS, type Spec } from "./spec"

/** One thing wrong with one parameter. */
export interface Fault {
  parameter: string
  value: string
  message: string
}

/** An RFC 7807 answer; `type` is the last path segment of X's problem types, or `about:blank`. */
export function problem(spec: Spec, status: number, type: string, title: string, detail: string, more = {}): Answer {
  return {
    status,
    headers: { "content-type": "application/problem+json; charset=utf-8" },
    body: JSON.stringify({ title, detail, type: typeUrl(spec, type), status, ...more }),
  }
}

/** The address of a problem type, whose host differs between versions. */
export function typeUrl(spec: Spec, type: string): string {
  return type === "about:blank" ? type : DIALECTS[spec].problems + type
}

/** 400 invalid-request naming each parameter. X leaves `status` out of it, and in 2.166 also `parameter`. */
export function invalidRequest(spec: Spec, faults: readonly Fault[]): Answer {
  const errors = faults.map(({ parameter, value, message }) => ({ parameters: { [parameter]: [value] }, message }))
  const first = faults[0]
  const named = spec === "2.167" && first ? { parameter: first.parameter, value: first.value } : {}
  return {
    status: 400,
    headers: { "content-type": "application/problem+json; charset=utf-8" },
    body: JSON.stringify({
      errors,
      title: "Invalid Request",
      detail: "One or more parameters to your request was invalid.",
      type: typeUrl(spec, "invalid-request"),
      ...named,
    }),
  }
}

/** 401, as for a token that is unknown, expired or revoked. */
export function unauthorized(spec: Spec): Answer {
  return problem(spec, 401, "about:blank", "Unauthorized", "Unauthorized")
}

/** 403 about:blank, which is what a missing scope gets. */
export function scopeMissing(spec: Spec): Answer {
  return problem(spec, 403, "about:blank", "Forbidden", "Forbidden")
}

/** 403 for somebody who doesn't take our messages: their settings, or a block. */
export function mayNotWrite(spec: Spec): Answer {
  const detail = "You do not have permission to DM one or more participants."
  return problem(spec, 403, "about:blank", "Forbidden", detail)
}

/** 403 for something that is ours to mend, or passing. */
export function notPermitted(spec: Spec): Answer {
  return problem(spec, 403, "about:blank", "Forbidden", "This operation is not permitted.")
}

/** One entry of the `errors` that may stand beside, or in place of, `data` in a 200. */
export function notFound(
  spec: Spec,
  resource: "user" | "tweet" | "post" | "dm_event",
  parameter: string,
  value: string,
) {
  return {
    value,
    detail: `Could not find ${resource} with ${parameter}: [${value}].`,
    title: "Not Found Error",
    resource_type: resource,
    parameter,
    resource_id: value,
    type: typeUrl(spec, "resource-not-found"),
  }
}

/** 404 for an address that X doesn't have, or a thing that a command names and nobody knows. */
export function missing(spec: Spec, resource: "user" | "dm_event" | "media" | "dm_conversation", id: string): Answer {
  const detail = `Could not find ${resource} with id: [${id}].`
  return problem(spec, 404, "resource-not-found", "Not Found Error", detail, {
    resource_type: resource,
    resource_id: id,
  })
}
