import type { Trouble } from "~core/account"
import type { RefusedBecause } from "~core/send"

/** How a request ended that brought nothing usable. */
export type Ending =
  /** Surely nothing left this machine. */
  | { how: "offline" }
  /** Broke somewhere on the way; X may have it. */
  | { how: "dropped" }
  | { how: "timed out" }
  /** X answered; `json` is undefined when that was no JSON. */
  | { how: "answered"; status: number; json: unknown }

/** What an ending means for something that was to be sent. */
export type Fate =
  | { fate: "refused"; because: RefusedBecause }
  | { fate: "later"; trouble: Trouble }
  | { fate: "unsure" }

interface Row {
  status?: number
  /** Last path segment of the problem's type; its host differs between versions. */
  type?: string
  /** v1.1 error codes, which still come through. */
  codes?: readonly number[]
  says?: RegExp
  trouble: Trouble
  /** Null: not this message's fault, try it again later. */
  because: RefusedBecause | null
}

/**
 * X's answers by name; the first row that fits counts. From docs.x.com, "Response codes and errors", and public issue
 * threads for the rest. A 429 for a spent cap and a 402 are no rate limits: waiting does not help.
 */
const ROWS: readonly Row[] = [
  { type: "usage-capped", trouble: "usage-capped", because: "usage-capped" },
  { status: 402, trouble: "no-credits", because: "no-credits" },
  { says: /credits ?depleted/iu, trouble: "no-credits", because: "no-credits" },
  { status: 429, trouble: "rate-limited", because: null },
  { codes: [88], trouble: "rate-limited", because: null },
  { status: 401, trouble: "reconnect", because: null },
  { codes: [32, 89], trouble: "reconnect", because: null },
  { says: /permission to dm/iu, trouble: "unexpected", because: "closed-dms" },
  { codes: [150, 214, 349], trouble: "unexpected", because: "closed-dms" },
  { says: /operation is not permitted/iu, trouble: "unexpected", because: "not-permitted" },
  { codes: [64, 151, 226, 326], trouble: "unexpected", because: "not-permitted" },
  { type: "not-authorized-for-resource", trouble: "unexpected", because: "not-permitted" },
  { status: 403, type: "blank", says: /^Forbidden$/u, trouble: "scope-missing", because: "scope-missing" },
  { codes: [93], trouble: "scope-missing", because: "scope-missing" },
  { codes: [354], trouble: "unexpected", because: "too-long" },
  { status: 413, trouble: "unexpected", because: "too-long" },
  { status: 400, says: /too long|length|at most|maximum/iu, trouble: "unexpected", because: "too-long" },
  { status: 404, trouble: "unexpected", because: "not-found" },
  { type: "resource-not-found", trouble: "unexpected", because: "not-found" },
  { status: 400, trouble: "unexpected", because: "invalid" },
  { status: 408, trouble: "timed-out", because: null },
]
const OTHER = { trouble: "unexpected", because: "other" } as const

/** Troubles that pass by themselves: asking the same again later may work. */
export const passes = (trouble: Trouble): boolean =>
  ["offline", "timed-out", "server-error", "not-json", "rate-limited"].includes(trouble)

/** What is wrong between us and X, by name. */
export function troubleOf(ending: Ending): Trouble {
  if (ending.how === "timed out") return "timed-out"
  if (ending.how !== "answered") return "offline"
  if (ending.status >= 500) return "server-error"
  const { trouble } = rowFor(ending.status, ending.json)
  return trouble === "unexpected" && ending.json === undefined ? "not-json" : trouble
}

/**
 * What became of a message whose POST ended so. A 4xx or 429 is X's definite word that it was not taken; after 5xx, a time-out, a
 * broken connection or anything unreadable nobody can say.
 */
export function fateOf(ending: Ending): Fate {
  if (ending.how === "offline") return { fate: "later", trouble: "offline" }
  if (ending.how !== "answered" || ending.status >= 500 || ending.status < 400) return { fate: "unsure" }
  const { trouble, because } = rowFor(ending.status, ending.json)
  return because ? { fate: "refused", because } : { fate: "later", trouble }
}

/** X's own words about it, at most 300 characters, as plain text; otherwise what happened. */
export function wordsOf(ending: Ending): string {
  if (ending.how === "offline") return "This computer is offline."
  if (ending.how === "dropped") return "The connection to X broke."
  if (ending.how === "timed out") return "X did not answer in time."
  if (ending.json === undefined) return `X answered ${ending.status} with something that is not JSON.`
  const unsaid =
    ending.status < 400 ? "X's answer is not what its documentation promises." : `X answered ${ending.status}.`
  return phrases(ending.json)[0]?.slice(0, 300) ?? unsaid
}

/** Whether a 400 is about which fields or expansions were asked for, as when X changes its API from one version to the other. */
export function namesAField(ending: Ending): boolean {
  if (ending.how !== "answered" || ending.status !== 400) return false
  const body = record(ending.json)
  const named = list(body.errors).flatMap((error) => Object.keys(record(record(error).parameters)))
  if (typeof body.parameter === "string") named.push(body.parameter)
  const about = named.length > 0 ? named : phrases(ending.json)
  return about.some((name) => /\.fields|expansions|referenced_|sender_id|participant_ids/u.test(name))
}

function rowFor(status: number, json: unknown): Pick<Row, "trouble" | "because"> {
  const body = record(json)
  const errors = list(body.errors).map(record)
  const full = body.type ?? errors[0]?.type
  const type = typeof full === "string" ? (full.split(/[/:#]/u).at(-1) ?? "") : ""
  const codes = errors.map((error) => error.code)
  const said = phrases(json)
  const fits = (row: Row) =>
    (row.status === undefined || row.status === status) &&
    (row.type === undefined || row.type === type) &&
    (row.codes === undefined || row.codes.some((code) => codes.includes(code))) &&
    (row.says === undefined || said.some((phrase) => row.says?.test(phrase)))
  // `about:blank` with another sentence than "Forbidden" is not about scopes; the sentence counts before the title.
  return ROWS.find(fits) ?? OTHER
}

/** Sentences in an error body, most telling first; the title only when there is no detail. */
function phrases(json: unknown): string[] {
  const body = record(json)
  const inner = list(body.errors).flatMap((error) => [record(error).detail, record(error).message])
  const spoken = [body.error_description, body.detail, ...inner, body.error].filter(isSaid)
  return spoken.length > 0 ? spoken : [body.title].filter(isSaid)
}

const isSaid = (one: unknown): one is string => typeof one === "string" && one.trim() !== ""
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])
const record = (value: unknown): Record<string, unknown> =>
  typeof value === "object" && value !== null ? { ...value } : {}
