import * as v from "valibot"
import type { Media } from "~core/entry"
import { eventId } from "~core/ids"
import { leadsSomewhere, meant } from "./meant"
import type { Malformed, Page, XEvent, XPerson } from "./port"
import { Event, Frame, Medium, Person, whyNot } from "./schemas"

type Fit<T> = { fits: true; value: T } | { fits: false; why: string }

/** Above what X takes (10,000 characters), with room for URLs that t.co had shortened. */
const LONGEST = 20_000
/** Bits a second that a panel's width can use. */
const MOVIE_RATE = 1_000_000
const KINDS = { MessageCreate: "message", ParticipantsJoin: "join", ParticipantsLeave: "leave" } as const
const MEDIA_TYPES: Record<string, Media["type"]> = { photo: "photo", animated_gif: "gif", video: "video" }
/** A media key's first number says what it is, when X leaves the medium itself out. */
const KEY_TYPES: Record<string, Media["type"]> = { "3": "photo", "16": "gif", "7": "video" }

/** Reads a page of GET /2/dm_events, event by event: what the schema refuses is kept raw, the others go on. Null: no page at all. */
export function decodePage(json: unknown): Page | null {
  const frame = v.safeParse(Frame, json)
  if (!frame.success) return null
  const { data, includes, meta, errors } = frame.output
  // A 200 may hold `errors` beside data (a cited post that is gone); alone, without even a count, they are a refusal.
  if (!data && !meta && (errors?.length ?? 0) > 0) return null

  const page: Page = { events: [], people: [], malformed: [], next: meta?.next_token ?? null }
  const media = mediaOf(includes?.media ?? [], page)
  for (const raw of includes?.users ?? []) sort(raw, decodePerson(raw), page.people, page)
  for (const raw of data ?? []) sort(raw, decodeEvent(raw, media), page.events, page)
  if ((errors ?? []).some(tellsOfEvents)) page.partial = true
  return page
}

/** An error beside data that isn't known to be about something an event only names. */
function tellsOfEvents(error: unknown): boolean {
  const { resource_type: about } = (error ?? {}) as { resource_type?: unknown }
  return !["tweet", "post", "user", "media"].some((known) => known === about)
}

/** Reads one person; the picture only from https. */
export function decodePerson(raw: unknown): Fit<XPerson> {
  const read = v.safeParse(Person, raw)
  if (!read.success) return { fits: false, why: `person: ${whyNot(read.issues)}` }
  const { id, username, name, profile_image_url: picture } = read.output
  const safe = picture?.startsWith("https://") && leadsSomewhere(picture) ? picture : null
  return { fits: true, value: { id, handle: username, name, picture: safe } }
}

/** Reads one event; `media` is what the page's includes say, by key. */
export function decodeEvent(raw: unknown, media: ReadonlyMap<string, Media> = new Map()): Fit<XEvent> {
  const read = v.safeParse(Event, raw)
  if (!read.success) return { fits: false, why: whyNot(read.issues) }
  const event = read.output
  // X's examples leave the sender out of some joins and leaves: there it is who joined or left.
  const sender = event.sender_id ?? (event.event_type === "MessageCreate" ? undefined : event.participant_ids?.[0])
  if (!sender) return { fits: false, why: "sender_id: missing" }
  const thread = event.dm_conversation_id
  if (thread.includes("-") && !thread.split("-").includes(sender))
    return { fits: false, why: "sender_id: not in the thread" }
  const at = Date.parse(event.created_at)
  if (!Number.isFinite(at)) return { fits: false, why: "created_at: not a time" }
  const { text, links } = meant(event.text ?? "", [...(event.urls ?? []), ...(event.entities?.urls ?? [])])
  if (text.length > LONGEST) return { fits: false, why: "text: absurdly long" }

  return {
    fits: true,
    value: {
      id: eventId(event.id),
      kind: KINDS[event.event_type],
      at,
      sender,
      thread,
      text,
      links,
      media: (event.attachments?.media_keys ?? []).map((key) => media.get(key) ?? unknownMedium(key)),
      citedPost: (event.referenced_tweets ?? event.referenced_posts)?.[0]?.id ?? citedIn(links.map(({ url }) => url)),
      participants: event.participant_ids ?? [],
    },
  }
}

function sort<T>(raw: unknown, fit: Fit<T>, good: T[], page: { malformed: Malformed[] }): void {
  if (fit.fits) good.push(fit.value)
  else page.malformed.push({ raw, why: fit.why })
}

function mediaOf(raws: readonly unknown[], page: Page): Map<string, Media> {
  const known: Media[] = []
  for (const raw of raws) sort(raw, decodeMedium(raw), known, page)
  return new Map(known.map((medium) => [medium.key, medium]))
}

function decodeMedium(raw: unknown): Fit<Media> {
  const read = v.safeParse(Medium, raw)
  if (!read.success) return { fits: false, why: `media: ${whyNot(read.issues)}` }
  const { media_key: key, type, url, preview_image_url: preview, alt_text: alt, variants } = read.output
  const address = [url, movieOf(variants ?? []), preview].find((one) => one && leadsSomewhere(one)) ?? null
  const kind = MEDIA_TYPES[type ?? ""] ?? unknownMedium(key).type
  return { fits: true, value: { key, type: kind, url: address, ...(alt ? { alt } : {}) } }
}

/** The best MP4 that is still small, for a panel; else the smallest. */
function movieOf(variants: NonNullable<v.InferOutput<typeof Medium>["variants"]>): string | undefined {
  const movies = variants
    .filter(({ content_type: type }) => type === "video/mp4")
    .sort((a, b) => (a.bit_rate ?? 0) - (b.bit_rate ?? 0))
  return (movies.findLast(({ bit_rate: rate }) => (rate ?? 0) <= MOVIE_RATE) ?? movies[0])?.url ?? undefined
}

function unknownMedium(key: string): Media {
  return { key, type: KEY_TYPES[key.split("_")[0] ?? ""] ?? "other", url: null }
}

function citedIn(urls: readonly string[]): string | null {
  for (const url of urls) {
    const id = /^https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/\w+\/status\/(\d{1,20})(?!\d)/iu.exec(url)?.[1]
    if (id) return id
  }
  return null
}
