import type { Entry, Media } from "~core/entry"
import { type AccountId, entryOfEvent, eventId } from "~core/ids"
import { mediaPlace } from "~core/media-place"
import type { Result } from "~messaging/contract"
import { inFileId } from "~store/in-file"
import type { World } from "../world"
import { type AskedOfX, type FromGateway, nothing } from "./asked-of-x"
import { fetchMedia } from "./hands"
import { mediaName, type TeamMedia } from "./team-media"

type Asked = Extract<AskedOfX, { what: "media" }>

/** What several ask for at once is put there once. */
const under = new Map<string, Promise<FromGateway>>()

/** Fetches a medium of a message at this desk, as if it were looked at here, and puts it where the team's browsers find it. */
export function giveMedia(world: World, media: TeamMedia, account: AccountId, asked: Asked): Promise<FromGateway> {
  const name = mediaName(account, asked)
  const key = `${world.me} ${name} ${asked.most}`
  const giving = under.get(key) ?? give(world, media, account, asked, name).finally(() => under.delete(key))
  under.set(key, giving)
  return giving
}

async function give(
  world: World,
  media: TeamMedia,
  account: AccountId,
  asked: Asked,
  name: string,
): Promise<FromGateway> {
  const { db, me, signal } = world
  const entry = await db.entries.get(entryOfEvent(account, eventId(asked.dm)))
  if (entry?.emptied) return { did: "gone", emptied: true }
  const medium = entry && mediumAt(entry, asked)
  if (!medium) return nothing("unexpected", "That is no medium of a message at this desk.")
  const fetched = await fetchMedia(world, entry.id, medium.key)
  if (!fetched.ok) return notFetched(world, entry, fetched)
  const kept = await db.files.get(inFileId(account, medium.key))
  // Emptied while it was fetched.
  if (!kept) return { did: "gone", emptied: true }
  if (kept.bytes.size > asked.most) return { did: "elsewhere" }
  const handed = await media.put({ way: "in", name, bytes: kept.bytes, signal })
  if (handed.handed) return { did: "put", writer: me }
  return nothing(handed.because === "full" ? "storage-full" : "timed-out", handed.why)
}

function mediumAt(entry: Entry, { dm, media, resource }: Asked): Media | undefined {
  if (entry.type !== "message in" && entry.type !== "message from X") return undefined
  return entry.media.find((one) => {
    const place = mediaPlace(one, entry.event)
    return place?.dm === dm && place.media === media && place.resource === resource
  })
}

async function notFetched(
  { db }: World,
  { id }: Entry,
  { refusal, detail }: Extract<Result, { ok: false }>,
): Promise<FromGateway> {
  if (refusal === "media-gone") return { did: "gone", emptied: Boolean((await db.entries.get(id))?.emptied) }
  if (refusal === "media-elsewhere") return { did: "elsewhere" }
  return nothing(refusal === "storage-full" ? "storage-full" : "server-error", detail)
}
