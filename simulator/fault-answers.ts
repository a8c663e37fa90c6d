import type { Fault } from "./faults"

const problem = (status: number, type: string, title: string, detail: string): Fault => ({
  answers: status,
  headers: { "content-type": "application/problem+json; charset=utf-8" },
  body: { title, detail, type, status },
})

/** 429 of type usage-capped: not a rate limit, waiting does not help. */
export const USAGE_CAPPED = problem(
  429,
  "https://api.twitter.com/2/problems/usage-capped",
  "UsageCapExceeded",
  "Usage cap exceeded: Monthly product cap",
)

/** 402 CreditsDepleted: the account's owner has to pay. */
export const NO_CREDITS = problem(
  402,
  "https://api.twitter.com/2/problems/credits",
  "CreditsDepleted",
  "Your enrolled account does not have any credits to fulfill this request.",
)

/** 403 that concerns us, and may pass. */
export const NOT_PERMITTED = problem(403, "about:blank", "Forbidden", "This operation is not permitted.")

/** 503 in HTML, as X's front door answers when what is behind it is gone. */
export const HTML_503: Fault = {
  answers: 503,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: "<!DOCTYPE html><html><head><title>X / Error</title></head><body><h1>Something is technically wrong.</h1></body></html>",
}

/** 500 of X's older kind. */
export const ERROR_500: Fault = { answers: 500, body: { errors: [{ code: 131, message: "Internal error" }] } }

/** 200 that is HTML, as a captive portal gives. */
export const HTML_200: Fault = {
  answers: 200,
  headers: { "content-type": "text/html; charset=utf-8" },
  body: "<!DOCTYPE html><title>Welcome to the station’s Wi-Fi</title>",
}

/** 200 that says JSON and breaks off in the middle. */
export const BROKEN_JSON: Fault = { answers: 200, body: '{"data":[{"id":"17' }

/** 429 with these headers (Unix seconds for `reset`) in the shape of problem+json. */
export function rateLimited(reset: number): Fault {
  return {
    answers: 429,
    headers: {
      "content-type": "application/problem+json; charset=utf-8",
      "x-rate-limit-limit": "15",
      "x-rate-limit-remaining": "0",
      "x-rate-limit-reset": String(reset),
    },
    body: { title: "Too Many Requests", detail: "Too Many Requests", type: "about:blank", status: 429 },
  }
}
