import { readPicture } from "~core/picture"

/** How many pictures are kept ready; a team has fewer people, unless somebody changes theirs all the time. */
const KEPT = 200

const urls = new Map<string, string | null>()

/**
 * An address under which a colleague's picture can be shown, the same each time it is asked; null: it can't be. Our pages' policy takes no
 * `data:` pictures, so that no markup can bring its own.
 */
export function pictureUrl(picture: string | null): string | null {
  if (picture === null) return null
  const known = urls.get(picture)
  if (known !== undefined) return known
  const read = readPicture(picture)
  const url = read && URL.createObjectURL(new Blob([read.bytes], { type: read.type }))
  urls.set(picture, url)
  for (const [oldest, gone] of urls) {
    if (urls.size <= KEPT) break
    urls.delete(oldest)
    if (gone) URL.revokeObjectURL(gone)
  }
  return url
}
