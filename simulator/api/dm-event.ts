import type { DmEvent, World } from "../contract"
import { appendLink, type Rewritten, rewrite } from "./rewrite"
import { shortened } from "./shorten"
import { DIALECTS, type Spec } from "./spec"

/** Which fields and expansions a caller asked for. */
export interface Selection {
  fields: ReadonlySet<string>
  expansions: ReadonlySet<string>
}

/** One event as the API returns it: id, kind and text always, the rest when asked for. */
export function eventBody(world: World, spec: Spec, event: DmEvent, { fields, expansions }: Selection) {
  const dialect = DIALECTS[spec]
  const message = event.kind === "MessageCreate"
  const text = message ? textOf(world, event) : undefined
  const medium = event.mediaKey === undefined ? undefined : world.medium(event.mediaKey)
  const asked = (field: string, expansion = "") => fields.has(field) || expansions.has(expansion)

  return {
    id: event.id,
    event_type: event.kind,
    ...(text ? { text: text.text } : {}),
    ...(fields.has("created_at") ? { created_at: new Date(event.at).toISOString() } : {}),
    ...(fields.has("dm_conversation_id") ? { dm_conversation_id: event.conversationId } : {}),
    // 2.167 has no such fields any more: there only the expansions bring them.
    ...(asked("sender_id", "sender_id") ? { sender_id: event.senderId } : {}),
    ...(!message && asked("participant_ids", "participant_ids") ? { participant_ids: event.participants } : {}),
    ...(text && fields.has("entities") ? entitiesOf(text) : {}),
    ...(medium && asked("attachments", "attachments.media_keys") ? { attachments: { media_keys: [medium.key] } } : {}),
    ...(event.citedPost !== undefined && asked(dialect.referenced, dialect.postExpansion)
      ? { [dialect.referenced]: [{ id: event.citedPost }] }
      : {}),
  }
}

/** What X returns as the text of a message; a picture adds its own t.co link at the end, as in v1.1. */
export function textOf(world: World, event: DmEvent): Rewritten {
  const text = rewrite(event.text, (url, index) => shortened(world, `${event.id}/${index}`, url))
  if (event.mediaKey !== undefined) {
    const expanded = `https://twitter.com/messages/media/${event.id}`
    const url = shortened(world, `${event.id}/media`, expanded)
    appendLink(text, expanded, url, `pic.x.com/${url.slice("https://t.co/".length)}`)
  }
  return text
}

function entitiesOf({ urls, hashtags, mentions }: Rewritten) {
  const entities = {
    ...(urls.length > 0 ? { urls } : {}),
    ...(hashtags.length > 0 ? { hashtags } : {}),
    ...(mentions.length > 0 ? { mentions } : {}),
  }
  return Object.keys(entities).length > 0 ? { entities } : {}
}
