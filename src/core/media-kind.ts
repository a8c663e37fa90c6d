/** What X takes as a photo, GIF or video of a direct message (docs.x.com, "Media upload: best practices"). */
export type MediaType = "image/jpeg" | "image/png" | "image/webp" | "image/gif" | "video/mp4" | "video/quicktime"
export type MediaCategory = "dm_image" | "dm_gif" | "dm_video"

const MB = 1024 ** 2

/** The largest file of each category, in bytes. */
export const LARGEST: Readonly<Record<MediaCategory, number>> = {
  dm_image: 5 * MB,
  dm_gif: 15 * MB,
  dm_video: 512 * MB,
}

/** How many bytes from the start tell what a file is. */
export const HEAD_BYTES = 16

/** What a file is by its first bytes, whatever its name says; null: nothing that X takes. */
export function mediaTypeOf(head: Uint8Array): MediaType | null {
  const says = (text: string, at = 0) => [...text].every((letter, i) => head[at + i] === letter.charCodeAt(0))
  if (says("\xFF\xD8\xFF")) return "image/jpeg"
  if (says("\x89PNG\r\n\x1A\n")) return "image/png"
  if (says("GIF87a") || says("GIF89a")) return "image/gif"
  if (says("RIFF") && says("WEBP", 8)) return "image/webp"
  if (says("ftyp", 4)) return movieOf(String.fromCharCode(...head.slice(8, 12)))
  // QuickTime from before there was a file type: it begins with one of these boxes.
  return ["moov", "mdat", "wide", "free"].some((box) => says(box, 4)) ? "video/quicktime" : null
}

/** The same container holds pictures (HEIC, AVIF) and sound, which X does not take. */
function movieOf(brand: string): MediaType | null {
  if (/^(?:hei|hev|mif|msf|avi|M4A|M4B|crx)/u.test(brand)) return null
  return brand === "qt  " ? "video/quicktime" : "video/mp4"
}

/** Under which of X's categories a file goes. */
export function categoryOf(type: MediaType): MediaCategory {
  if (type === "image/gif") return "dm_gif"
  return type.startsWith("video/") ? "dm_video" : "dm_image"
}

/** Why a file can't go with a message. */
export type FileProblem = { problem: "empty" } | { problem: "kind" } | { problem: "size"; category: MediaCategory }

/** Looks at a file before it is attached: by its first bytes, and its size in bytes. */
export function judgeFile(
  head: Uint8Array,
  size: number,
): { fits: true; type: MediaType; category: MediaCategory } | ({ fits: false } & FileProblem) {
  if (size === 0) return { fits: false, problem: "empty" }
  const type = mediaTypeOf(head)
  if (!type) return { fits: false, problem: "kind" }
  const category = categoryOf(type)
  return size > LARGEST[category] ? { fits: false, problem: "size", category } : { fits: true, type, category }
}
