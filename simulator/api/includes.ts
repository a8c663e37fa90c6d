import type { DmEvent, Medium, Person, Post, World } from "../contract"
import type { Selection } from "./dm-event"
import type { Call, LocalX } from "./endpoint"
import { personBody } from "./person-body"
import { notFound } from "./problem"
import { list } from "./query"
import { rewrite } from "./rewrite"
import { shortened } from "./shorten"
import { DIALECTS } from "./spec"

/** What expansions bring beside the events, and an error for each cited post that is gone. */
export function includesOf(x: LocalX, call: Call, events: readonly DmEvent[], { expansions }: Selection) {
  const dialect = DIALECTS[x.spec]
  const { people, media, cited } = things(x.world, events, expansions, dialect.postExpansion)
  const userFields = new Set(list(call.query, "user.fields"))
  const postFields = new Set(list(call.query, dialect.postParameter))
  const mediaFields = new Set(list(call.query, "media.fields"))
  const posts = cited.flatMap((id) => x.world.post(id) ?? []).filter((post) => !post.deleted)
  const gone = cited.filter((id) => !posts.some((post) => post.id === id))

  const includes = {
    ...some(
      "users",
      people.map((person) => personBody(x, person, call.me, userFields)),
    ),
    ...some(
      "media",
      media.map(({ medium, event }) => mediumBody(medium, event, mediaFields)),
    ),
    ...some(
      dialect.included,
      posts.map((post) => postBody(x, post, postFields)),
    ),
  }
  const resource = dialect.included === "tweets" ? "tweet" : "post"
  const errors = gone.map((id) => notFound(x.spec, resource, dialect.postExpansion, id))
  return {
    ...(Object.keys(includes).length > 0 ? { includes } : {}),
    ...some("errors", errors),
  }
}

function things(world: World, events: readonly DmEvent[], expansions: ReadonlySet<string>, cites: string) {
  const ids = new Set<string>()
  const cited = new Set<string>()
  const media = new Map<string, { medium: Medium; event: DmEvent }>()
  for (const event of events) {
    if (expansions.has("sender_id")) ids.add(event.senderId)
    if (expansions.has("participant_ids")) for (const id of event.participants ?? []) ids.add(id)
    if (expansions.has(cites) && event.citedPost !== undefined) cited.add(event.citedPost)
    const medium = event.mediaKey === undefined ? undefined : world.medium(event.mediaKey)
    if (medium && expansions.has("attachments.media_keys")) media.set(medium.key, { medium, event })
  }
  const people: Person[] = [...ids].flatMap((id) => world.person(id) ?? [])
  return { people, media: [...media.values()], cited: [...cited] }
}

/** One picture, GIF or video; its address names the three parts that GET /2/dm_conversations/media/… wants. */
function mediumBody(medium: Medium, event: DmEvent, fields: ReadonlySet<string>) {
  const path = `dm/${event.id}/${medium.id}/${medium.resource}`
  const url = `https://ton.twitter.com/1.1/ton/data/${path}`
  const known: Record<string, unknown> = {
    width: medium.width,
    height: medium.height,
    alt_text: undefined,
    ...(medium.kind === "photo"
      ? { url }
      : {
          preview_image_url: url.replace(/\.\w+$/, ".jpg"),
          duration_ms: 4_000,
          variants: [{ bit_rate: 832_000, content_type: "video/mp4", url: `https://video.twimg.com/dm_video/${path}` }],
        }),
  }
  const asked = Object.entries(known).filter(([field]) => fields.has(field))
  return { media_key: medium.key, type: medium.kind, ...Object.fromEntries(asked) }
}

function postBody(x: LocalX, post: Post, fields: ReadonlySet<string>) {
  const { text, urls, hashtags, mentions } = rewrite(post.text, (url, i) => shortened(x.world, `${post.id}/${i}`, url))
  const entities = { ...some("urls", urls), ...some("hashtags", hashtags), ...some("mentions", mentions) }
  const history = x.spec === "2.166" ? "edit_history_tweet_ids" : "edit_history_post_ids"
  const known: Record<string, unknown> = {
    author_id: post.authorId,
    created_at: new Date(post.at).toISOString(),
    conversation_id: post.inReplyTo ?? post.id,
    ...(Object.keys(entities).length > 0 ? { entities } : {}),
    lang: "en",
  }
  const asked = Object.entries(known).filter(([field]) => fields.has(field))
  return { id: post.id, text, [history]: [post.id], ...Object.fromEntries(asked) }
}

function some<T>(name: string, items: readonly T[]): Record<string, readonly T[]> {
  return items.length > 0 ? { [name]: items } : {}
}
