import type { DmEvent } from "../contract"
import { type Answer, json } from "./answer"
import { eventBody, type Selection } from "./dm-event"
import type { Call, LocalX } from "./endpoint"
import { includesOf } from "./includes"
import { type Page, pageOf } from "./pages"
import { invalidRequest } from "./problem"
import { checkQuery, list, MAX_RESULTS, type Rule } from "./query"
import { DIALECTS, type Spec } from "./spec"

/** X keeps direct messages in reach of its API for 30 days. */
export const REACH = 30 * 86_400_000

const KINDS = ["MessageCreate", "ParticipantsJoin", "ParticipantsLeave"] as const

/** The query rules for one event: fields and expansions of this version. */
export function eventRules(spec: Spec): Record<string, Rule> {
  const dialect = DIALECTS[spec]
  return {
    "dm_event.fields": dialect.dmEventFields,
    expansions: dialect.dmExpansions,
    "media.fields": dialect.mediaFields,
    "user.fields": dialect.userFields,
    [dialect.postParameter]: dialect.postFields,
  }
}

/** What the caller asked to see of each event. */
export function selectionOf(call: Call): Selection {
  return {
    fields: new Set(list(call.query, "dm_event.fields")),
    expansions: new Set(list(call.query, "expansions")),
  }
}

/** The answer of the three event lists: those of the caller's events that `belongs` picks, newest first, paged. */
export function listEvents(x: LocalX, call: Call, belongs: (event: DmEvent) => boolean): Answer {
  const any: Rule = { accepts: () => true, message: () => "" }
  const rules = { ...eventRules(x.spec), max_results: MAX_RESULTS, pagination_token: any, event_types: KINDS }
  const wrong = checkQuery(x, call, rules)
  if (wrong) return wrong

  const kinds = list(call.query, "event_types")
  const oldest = x.world.now() - REACH
  const events = x.world
    .dmsOf(call.me.id)
    .filter((event) => event.at >= oldest && belongs(event) && (kinds.length === 0 || kinds.includes(event.kind)))
  const token = call.query.get("pagination_token") ?? undefined
  const page = pageOf(events, Number(call.query.get("max_results") ?? 100), token)
  return page ? json(200, pageBody(x, call, page)) : badToken(x.spec, token ?? "")
}

function pageBody(x: LocalX, call: Call, { events, next }: Page) {
  const selection = selectionOf(call)
  return {
    ...(events.length > 0 ? { data: events.map((event) => eventBody(x.world, x.spec, event, selection)) } : {}),
    ...includesOf(x, call, events, selection),
    meta: {
      result_count: events.length,
      ...(next === undefined ? {} : { next_token: next }),
    },
  }
}

function badToken(spec: Spec, value: string): Answer {
  const message = `The \`pagination_token\` query parameter value [${value}] is not valid`
  return invalidRequest(spec, [{ parameter: "pagination_token", value, message }])
}
