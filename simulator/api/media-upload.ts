import { type Answer, json } from "./answer"
import type { Call, Endpoint, LocalX } from "./endpoint"
import { multipart } from "./multipart"
import { invalidRequest, missing } from "./problem"
import { UPLOAD_LIFE } from "./send"
import { LARGEST, type Upload } from "./uploads"

const shared = { scopes: ["media.write"], limit: { quarter: 1_875 } } as const

/** POST /2/media/upload/initialize: says what will come, and gets the id under which it is to be sent. */
export const initializeUpload: Endpoint = {
  ...shared,
  method: "POST",
  path: "/2/media/upload/initialize",
  answer(x, call) {
    const { media_type: mime, media_category: category, total_bytes: total } = bodyOf(call)
    const largest = LARGEST[String(category)]
    if (typeof mime !== "string" || !/^(image|video)\//.test(mime)) return wrong(x, "media_type", mime)
    if (largest === undefined) return wrong(x, "media_category", category)
    if (typeof total !== "number" || total < 1 || total > largest) return wrong(x, "total_bytes", total)
    const upload = x.uploads.begin(call.me.id, mime, String(category), total)
    return json(200, { data: { id: upload.id, expires_after_secs: UPLOAD_LIFE / 1000 } })
  },
}

/** POST /2/media/upload/:id/append: one segment, as multipart or as base64 in JSON. */
export const appendUpload: Endpoint = {
  ...shared,
  method: "POST",
  path: "/2/media/upload/:id/append",
  answer(x, call) {
    const upload = uploadOf(x, call)
    if ("status" in upload) return upload
    const { media, segment_index: index } = bodyOf(call)
    if (!/^\d{1,3}$/.test(String(index))) return wrong(x, "segment_index", index)
    if (media === undefined) return wrong(x, "media", media)
    const bytes = typeof media === "string" ? Buffer.from(media, "base64") : media
    if (!(bytes instanceof Uint8Array)) return wrong(x, "media", "")
    upload.segments.set(Number(index), bytes)
    return json(200, { data: { expires_at: Math.floor((x.world.now() + UPLOAD_LIFE) / 1000) } })
  },
}

/** POST /2/media/upload/:id/finalize: puts the segments together; GIFs and videos are then processed. */
export const finalizeUpload: Endpoint = {
  ...shared,
  method: "POST",
  path: "/2/media/upload/:id/finalize",
  answer(x, call) {
    const upload = uploadOf(x, call)
    if ("status" in upload) return upload
    const got = [...upload.segments.values()].reduce((sum, segment) => sum + segment.length, 0)
    if (got !== upload.totalBytes) return wrong(x, "total_bytes", got)
    x.uploads.finish(upload)
    return json(200, { data: stateOf(upload, "pending") })
  },
}

/** GET /2/media/upload?media_id=…&command=STATUS: how far processing is; each call brings it a step on. */
export const uploadStatus: Endpoint = {
  ...shared,
  method: "GET",
  path: "/2/media/upload",
  answer(x, call) {
    const upload = x.uploads.find(call.query.get("media_id") ?? "", call.me.id)
    if (!upload?.medium) return missing(x.spec, "media", call.query.get("media_id") ?? "")
    upload.steps = Math.max(0, (upload.steps ?? 0) - 1)
    return json(200, { data: stateOf(upload, "in_progress") })
  },
}

function stateOf({ id, category, totalBytes, steps = 0, medium }: Upload, busy: "pending" | "in_progress") {
  const progress_percent = busy === "pending" ? 0 : 50
  const processing =
    steps > 0 ? { state: busy, check_after_secs: 1, progress_percent } : { state: "succeeded", progress_percent: 100 }
  return {
    id,
    media_key: medium?.key,
    size: totalBytes,
    expires_after_secs: UPLOAD_LIFE / 1000,
    ...(category === "dm_image" ? {} : { processing_info: processing }),
  }
}

function uploadOf(x: LocalX, call: Call): Upload | Answer {
  const id = call.params.id ?? ""
  return x.uploads.find(id, call.me.id) ?? missing(x.spec, "media", id)
}

function bodyOf({ body, contentType }: Call): Record<string, unknown> {
  if (contentType.startsWith("multipart/")) return multipart(body, contentType)
  try {
    const value: unknown = JSON.parse(body.toString())
    return typeof value === "object" && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

function wrong(x: LocalX, parameter: string, value: unknown): Answer {
  const message = `$.${parameter}: [${String(value)}] is not valid`
  return invalidRequest(x.spec, [{ parameter, value: String(value), message }])
}
