/** In which words X's API is asked: 2.166 says tweets and knows more fields, 2.167 says posts. */
export type Form = "older" | "newer"

const FIELDS: Record<Form, string> = {
  older:
    "id,text,event_type,created_at,dm_conversation_id,sender_id,participant_ids,attachments,referenced_tweets,entities",
  newer: "id,text,event_type,created_at,dm_conversation_id,attachments,entities",
}
/** `sender_id` always: in the newer form nothing else brings the sender. */
const EXPANSIONS: Record<Form, string> = {
  older: "sender_id,participant_ids,attachments.media_keys,referenced_tweets.id",
  newer: "sender_id,participant_ids,attachments.media_keys,referenced_posts",
}

/** What is asked about people; the same in both forms. */
export const PERSON_FIELDS = { "user.fields": "id,name,username,profile_image_url" }

/** The query of GET /2/dm_events (docs.x.com, "Get DM events"). */
export function eventsQuery(form: Form, ask: { size: number; token: string | null }): Record<string, string | number> {
  return {
    max_results: Math.min(100, Math.max(1, Math.trunc(ask.size) || 1)),
    event_types: "MessageCreate,ParticipantsJoin,ParticipantsLeave",
    "dm_event.fields": FIELDS[form],
    expansions: EXPANSIONS[form],
    "media.fields": "media_key,type,url,preview_image_url,alt_text,variants",
    ...PERSON_FIELDS,
    ...(ask.token === null ? {} : { pagination_token: ask.token }),
  }
}
