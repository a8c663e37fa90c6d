import type { Medium, World } from "./contract"
import type { WorldParts } from "./world"

const PREFIX = { photo: "3", animated_gif: "16", video: "7" } as const

/** The pictures, GIFs and videos of an empty world. */
export function worldMedia({ mint, now }: WorldParts): Pick<World, "addMedium" | "medium"> {
  const media = new Map<string, Medium>()

  return {
    addMedium(given) {
      const at = given.at ?? now()
      const id = given.id ?? mint(at)
      const kind = given.kind ?? kindOf(given.mime)
      const medium: Medium = {
        width: 640,
        height: 480,
        resource: resourceName(id, given.mime),
        ...given,
        id,
        at,
        kind,
        key: given.key ?? `${PREFIX[kind]}_${id}`,
      }
      media.set(medium.id, medium)
      media.set(medium.key, medium)
      return medium
    },
    medium: (idOrKey) => media.get(idOrKey),
  }
}

function kindOf(mime: string): Medium["kind"] {
  if (mime.startsWith("video/")) return "video"
  return mime === "image/gif" ? "animated_gif" : "photo"
}

function resourceName(id: string, mime: string): string {
  const extension = { "image/jpeg": "jpg", "image/png": "png", "image/webp": "webp" }[mime] ?? mime.split("/")[1]
  return `${BigInt(id).toString(36)}.${extension}`
}
