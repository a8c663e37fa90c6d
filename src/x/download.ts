import * as v from "valibot"
import type { MediaPlace } from "~core/media-place"
import type { Answered } from "./call"
import { readHeaders } from "./headers"
import { broken, reach, Unanswered, type Wire } from "./wire"

/** The media is larger than is kept here. */
export const TOO_LARGE = Symbol("too large")

/** Fetches the bytes of a message's media (GET /2/dm_conversations/media/{dm_id}/{media_id}/{resource_id}) as a Blob; `json` is `TOO_LARGE` when there are more than `most`. Not over twitter-api-v2, which reads texts. Never throws. */
export async function download(
  wire: Wire,
  access: string,
  place: Omit<MediaPlace, "exact">,
  most: number,
): Promise<Answered> {
  let news: Pick<Answered, "allowance" | "xNow" | "resetAt"> = { allowance: null, xNow: null, resetAt: null }
  try {
    const path = [place.dm, place.media, place.resource].map(encodeURIComponent).join("/")
    const address = new URL(`https://api.x.com/2/dm_conversations/media/${path}`)
    const response = await reach(wire, address, { headers: { authorization: `Bearer ${access}` } })
    news = readHeaders(response.headers, wire.now())
    if (!response.ok) throw new Unanswered({ how: "answered", status: response.status, json: await jsonOf(response) })
    return { ok: true, json: await bytesOf(response, most), ...news }
  } catch (error) {
    return { ok: false, ending: error instanceof Unanswered ? error.ending : broken(error).ending, ...news }
  }
}

async function bytesOf(response: Response, most: number): Promise<Blob | typeof TOO_LARGE> {
  const parts: BlobPart[] = []
  let size = 0
  const announced = Number(response.headers.get("content-length") ?? 0)
  if (announced <= most) {
    for (const reader = response.body?.getReader(); reader; ) {
      const { done, value } = await reader.read()
      if (done) return new Blob(parts)
      size += value.byteLength
      if (size > most) break
      parts.push(value)
    }
    if (size <= most) return new Blob(parts)
  }
  await response.body?.cancel().catch(() => undefined)
  return TOO_LARGE
}

async function jsonOf(response: Response): Promise<unknown> {
  try {
    return JSON.parse(await response.text())
  } catch {
    return undefined
  }
}

/** X says that there is no such media (any more), or not for us: whoever wrote the message took it back. A path X doesn't know is a 404 of another type. */
export function saysGone(status: number, json: unknown): boolean {
  if (status !== 404 && status !== 403) return false
  const { type } = v.is(v.object({ type: v.string() }), json) ? json : { type: "" }
  return ["resource-not-found", "not-authorized-for-resource"].includes(type.split("/").at(-1) ?? "")
}
