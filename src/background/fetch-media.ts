import type { Entry, Media } from "~core/entry"
import { entryId } from "~core/ids"
import { HEAD_BYTES, mediaTypeOf } from "~core/media-kind"
import { mediaPlace } from "~core/media-place"
import type { Result } from "~messaging/contract"
import { inFileId } from "~store/in-file"
import { isFull } from "./decide"
import { emptyRemoved } from "./removals"
import type { World } from "./world"

/** No more than this of one message's media is kept here, in bytes. */
const MOST: Readonly<Record<Media["type"], number>> = {
  photo: 20 * 1024 ** 2,
  gif: 30 * 1024 ** 2,
  video: 200 * 1024 ** 2,
  other: 20 * 1024 ** 2,
}
/** What isn't a picture or video by its bytes is kept as bytes, and never shown as a page. */
const UNKNOWN = "application/octet-stream"

const under = new Map<string, Promise<Result>>()

/** Fetches one medium of a message through the account it came to, and keeps it: asked twice at once, it is fetched once. */
export function fetchMedia(world: World, entry: string, key: string): Promise<Result> {
  const name = `${world.me} ${entry} ${key}`
  const fetching =
    under.get(name) ??
    fetchOnce(world, entry, key).finally(() => {
      under.delete(name)
    })
  under.set(name, fetching)
  return fetching
}

async function fetchOnce(world: World, id: string, key: string): Promise<Result> {
  const { db } = world
  const entry = await db.entries.get(entryId(id))
  const medium = entry && mediumOf(entry, key)
  if (!entry || !medium) return { ok: false, refusal: entry?.emptied ? "media-gone" : "not-found" }
  const file = inFileId(medium.account, key)
  if (await db.files.get(file)) return { ok: true, value: null }
  const place = mediaPlace(medium.media, medium.event)
  if (!place) return { ok: false, refusal: "media-elsewhere" }
  const outcome = await world.x.media(medium.account, place, MOST[medium.media.type])
  if (outcome.ok) return keep(world, entry, file, outcome.bytes, medium.media)
  if (outcome.because === "too-large") return { ok: false, refusal: "media-elsewhere" }
  if (outcome.because === "later" && outcome.trouble === "no-gateway") return { ok: false, refusal: "no-gateway" }
  if (outcome.because === "later") return { ok: false, refusal: "media-later", detail: outcome.detail }
  if (!place.exact) return { ok: false, refusal: "media-elsewhere" }
  // Whoever wrote it took the message back: what X removed goes here too.
  await emptyRemoved(world, entry.id)
  return { ok: false, refusal: "media-gone" }
}

function mediumOf(entry: Entry, key: string) {
  if (entry.type !== "message in" && entry.type !== "message from X") return null
  const { account, event, media } = entry
  const found = media.find((one) => one.key === key)
  return found ? { account, event, media: found } : null
}

async function keep({ db }: World, entry: Entry, id: string, bytes: Blob, media: Media): Promise<Result> {
  const head = new Uint8Array(await bytes.slice(0, HEAD_BYTES).arrayBuffer())
  const type = mediaTypeOf(head) ?? UNKNOWN
  const name = `${media.type}.${type.split("/")[1] ?? "bin"}`
  try {
    // A message that was emptied meanwhile gets nothing back.
    await db.transaction("rw", [db.entries, db.files], async () => {
      if ((await db.entries.get(entry.id))?.emptied) return
      await db.files.put({ id, direction: "in", name, type, bytes: bytes.slice(0, bytes.size, type), at: entry.at })
    })
    return { ok: true, value: null }
  } catch (error) {
    if (isFull(error)) return { ok: false, refusal: "storage-full" }
    throw error
  }
}
