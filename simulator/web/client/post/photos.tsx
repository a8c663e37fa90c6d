import { Link } from "../link"
import { look } from "../look"
import { labelled } from "../roles"
import { s, v } from "../styles"
import { words } from "../words"

/** The address of a photo that may be only a name in the world. */
export function sourceOf(name: string): string {
  return /^(https?:|data:|\/)/.test(name) ? name : `/i/photo/${encodeURIComponent(name)}.svg`
}

interface PhotosProps {
  handle: string
  postId: string
  photos: readonly string[]
}

/** A post's photos, each a link to /status/{id}/photo/{n}: also inside a quoted post, with the other post's id. */
export function Photos({ handle, postId, photos }: PhotosProps) {
  if (photos.length === 0) return null
  const columns = photos.length > 1 ? "1fr 1fr" : "1fr"
  return (
    <div
      className={v({ marginTop: 12, borderRadius: 16, borderWidth: 1, overflow: "hidden", display: "grid", gap: 2 })}
      style={{ borderColor: look.line, gridTemplateColumns: columns }}
    >
      {photos.slice(0, 4).map((name, index) => (
        <Link
          // biome-ignore lint/suspicious/noArrayIndexKey: X numbers photos by their place
          key={index}
          over
          href={`/${handle}/status/${postId}/photo/${index + 1}`}
          className={v({ width: "100%" })}
        >
          <div
            {...labelled(words.image)}
            data-testid="tweetPhoto"
            className={v({ aspectRatio: "16 / 9", overflow: "hidden" })}
          >
            <img
              alt={words.image}
              draggable
              src={sourceOf(name)}
              className={s({ width: "100%", height: "100%", objectFit: "cover" })}
            />
          </div>
        </Link>
      ))}
    </div>
  )
}
