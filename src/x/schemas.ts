import * as v from "valibot"

/**
 * What X may send, as the OpenAPI texts 2.166 and 2.167 describe it, only as far as Aside reads it. Both are read
 * alike: 2.167 allows null for lists that are not there, and has `referenced_posts` where 2.166 has `referenced_tweets`.
 */

const digits = v.pipe(v.string(), v.regex(/^\d{1,20}$/u, "not a numeric id"))
const maybe = <S extends v.GenericSchema>(schema: S) => v.nullish(schema)
/** JSON has no infinity, but `1e999` is read as one. */
const number = v.pipe(v.number(), v.finite())
/** Far above what X allows, far below what hurts. */
const RAW_TEXT = 200_000

const Url = v.object({
  url: v.pipe(v.string(), v.maxLength(4_096)),
  expanded_url: maybe(v.string()),
  media_key: maybe(v.string()),
})
const Cited = maybe(v.array(v.object({ id: digits })))

/** One direct-message event. Unknown fields pass by; unknown kinds don't. */
export const Event = v.object({
  id: digits,
  event_type: v.picklist(["MessageCreate", "ParticipantsJoin", "ParticipantsLeave"]),
  created_at: v.pipe(v.string(), v.isoTimestamp("not a time")),
  dm_conversation_id: v.pipe(v.string(), v.regex(/^\d{1,20}(-\d{1,20})?$/u, "not a conversation id")),
  sender_id: maybe(digits),
  participant_ids: maybe(v.pipe(v.array(digits), v.maxLength(1_000))),
  text: maybe(v.pipe(v.string(), v.maxLength(RAW_TEXT, "absurdly long"))),
  entities: maybe(v.object({ urls: maybe(v.array(Url)) })),
  /** Where 2.166's schema puts them, though its documentation and X itself say `entities`. */
  urls: maybe(v.array(Url)),
  attachments: maybe(
    v.object({ media_keys: maybe(v.pipe(v.array(v.pipe(v.string(), v.maxLength(80))), v.maxLength(50))) }),
  ),
  referenced_tweets: Cited,
  referenced_posts: Cited,
})

/** One person, as `includes.users` and /2/users/me have them. */
export const Person = v.object({
  id: digits,
  username: v.pipe(v.string(), v.regex(/^\w{1,20}$/u, "not a username")),
  name: v.pipe(v.string(), v.maxLength(500, "absurdly long")),
  profile_image_url: maybe(v.string()),
})

/** One picture, GIF or video of `includes.media`. */
export const Medium = v.object({
  media_key: v.pipe(v.string(), v.maxLength(80)),
  type: maybe(v.string()),
  url: maybe(v.string()),
  preview_image_url: maybe(v.string()),
  alt_text: maybe(v.pipe(v.string(), v.maxLength(4_000))),
  variants: maybe(
    v.array(v.object({ url: maybe(v.string()), content_type: maybe(v.string()), bit_rate: maybe(number) })),
  ),
})

/** The frame of a page: what is in the lists is looked at one by one. */
export const Frame = v.object({
  data: maybe(v.array(v.unknown())),
  includes: maybe(v.object({ users: maybe(v.array(v.unknown())), media: maybe(v.array(v.unknown())) })),
  meta: maybe(v.object({ next_token: maybe(v.pipe(v.string(), v.minLength(1))), result_count: maybe(number) })),
  errors: maybe(v.array(v.unknown())),
})

/** What the first step of an upload answers. */
export const Uploading = v.object({
  data: v.object({ id: digits, expires_after_secs: maybe(v.pipe(number, v.minValue(1))) }),
})

/** What the last step of an upload answers, and each look at how far X is with it. */
export const Processed = v.object({
  data: v.object({
    expires_after_secs: maybe(v.pipe(number, v.minValue(1))),
    processing_info: maybe(
      v.object({
        state: v.picklist(["pending", "in_progress", "succeeded", "failed"]),
        check_after_secs: maybe(number),
        progress_percent: maybe(number),
        error: maybe(v.object({ name: maybe(v.string()), message: maybe(v.string()) })),
      }),
    ),
  }),
})

/** What /2/users/me answers. */
export const Me = v.object({ data: Person })

/** What POST …/messages answers. */
export const Sent = v.object({ data: v.object({ dm_event_id: digits }) })

/** What /2/oauth2/token answers (RFC 6749, 5.1). `expires_in` in seconds. */
export const Granted = v.object({
  access_token: v.pipe(v.string(), v.minLength(1)),
  refresh_token: v.pipe(v.string(), v.minLength(1)),
  expires_in: v.pipe(number, v.minValue(1)),
})

/** Why a schema refused something: where, and what. Holds nothing of what was refused. */
export function whyNot(issues: readonly v.BaseIssue<unknown>[]): string {
  const [issue] = issues
  if (!issue) return "unreadable"
  const where = v.getDotPath(issue) ?? "all of it"
  const what =
    issue.received === "undefined" ? "missing" : issue.kind === "schema" ? `not ${issue.expected}` : issue.message
  return `${where}: ${what}`.slice(0, 200)
}
