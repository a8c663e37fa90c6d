import { LARGEST, type MediaCategory } from "~core/media-kind"
import type { NotAttached } from "~store/drafts"

const KINDS: Record<MediaCategory, string> = { dm_image: "a photo", dm_gif: "a GIF", dm_video: "a video" }
const megabytes = (bytes: number) => Math.round(bytes / 1024 ** 2)

/** What may go with a message, told before anything is picked. */
export const ATTACH_LIMITS = `One file: a photo (JPG, PNG or WEBP, up to ${megabytes(LARGEST.dm_image)} MB), a GIF (up to ${megabytes(LARGEST.dm_gif)} MB) or a video (MP4 or MOV, up to ${megabytes(LARGEST.dm_video)} MB).`

/** What the file dialog offers. */
export const ATTACH_ACCEPTS =
  ".jpg,.jpeg,.png,.webp,.gif,.mp4,.mov,image/jpeg,image/png,image/webp,image/gif,video/mp4,video/quicktime"

/** Why a file was not attached. */
export function notAttached(name: string, size: number, why: NotAttached): string {
  if (why.problem === "empty") return `“${name}” is empty, so nothing was attached.`
  if (why.problem === "kind")
    return `“${name}” is neither a photo, a GIF nor a video that X takes (JPG, PNG, WEBP, GIF, MP4, MOV). Nothing was attached.`
  const most = LARGEST[why.category]
  return `“${name}” is too large: it has ${sizeOf(size)}, and ${KINDS[why.category]} may have ${megabytes(most)} MB. Nothing was attached.`
}

/** A file's size in words, as `1.2 MB`. */
export function sizeOf(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`
  if (bytes < 1024 ** 2 * 0.95) return `${Math.max(1, Math.round(bytes / 1024))} kB`
  const size = bytes / 1024 ** 2
  // Never rounded down to the limit that it is above.
  return `${size < 100 ? (Math.ceil(size * 10) / 10).toLocaleString("en") : Math.ceil(size).toLocaleString("en")} MB`
}

/** What a kind of file is called. */
export function kindOf(type: string): string {
  if (type === "image/gif") return "GIF"
  if (type.startsWith("image/")) return "Photo"
  return type.startsWith("video/") ? "Video" : "File"
}
