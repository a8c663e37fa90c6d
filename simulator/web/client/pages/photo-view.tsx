import { useEffect } from "react"
import type { PostView, Thread } from "../../wire"
import { Icon, type IconName } from "../icons"
import type { PhotoPlace } from "../photo-place"
import { ActionRow } from "../post/action-row"
import { sourceOf } from "../post/photos"
import { useLiveResource } from "../resource"
import { closePhoto, openPhoto } from "../router"
import { row, s, v } from "../styles"
import { words } from "../words"
import { PhotoSide } from "./photo-side"

interface RoundProps {
  icon: IconName
  label: string
  testId?: string
  turned?: boolean
  onPress(): void
}

function Round({ icon, label, testId, turned = false, onPress }: RoundProps) {
  return (
    <button
      type="button"
      aria-label={label}
      data-testid={testId}
      className={v({ padding: 8, borderRadius: 9999, margin: 12, transform: turned ? "scaleX(-1)" : "none" })}
      style={{ backgroundColor: "rgba(15, 20, 25, 0.75)", color: "#fff" }}
      onClick={onPress}
    >
      <Icon name={icon} size={20} />
    </button>
  )
}

function Stage({ post, place }: { post: PostView; place: PhotoPlace }) {
  const go = (index: number) => openPhoto(`${place.post}/photo/${index + 1}`)
  const photo = post.photos[place.index]
  const end = { justifyContent: "center", minWidth: 60 } as const
  return (
    <div className={v(row, { flexGrow: 1, flexShrink: 1, minHeight: 0 })}>
      <div className={v(end)}>
        {place.index > 0 && <Round icon="back" label={words.previous} onPress={() => go(place.index - 1)} />}
      </div>
      <div
        data-testid="swipe-to-dismiss"
        className={v({ flexGrow: 1, flexShrink: 1, minWidth: 0, justifyContent: "center" })}
      >
        {photo && (
          <img
            alt={words.image}
            draggable
            src={sourceOf(photo)}
            className={s({ width: "100%", height: "100%", objectFit: "contain" })}
          />
        )}
      </div>
      <div className={v(end)}>
        {place.index + 1 < post.photos.length && (
          <Round icon="back" label={words.next} turned onPress={() => go(place.index + 1)} />
        )}
      </div>
    </div>
  )
}

interface PhotoViewProps {
  place: PhotoPlace
  wide: boolean
  /** A composer lies over it and takes the Escape key. */
  covered: boolean
}

/** X's photo view: a dialog with the photo, an action row that stands in no article, and beside it the thread. */
export function PhotoView({ place, wide, covered }: PhotoViewProps) {
  const thread = useLiveResource<Thread>(`thread/${place.id}`, "posted", "removed")
  useEffect(() => {
    if (covered) return
    const stop = new AbortController()
    addEventListener("keydown", (event) => event.key === "Escape" && closePhoto(), { signal: stop.signal })
    return () => stop.abort()
  }, [covered])
  const focal = thread?.focal
  return (
    <div
      role="dialog"
      aria-modal="true"
      aria-label={words.image}
      className={v(row, { position: "fixed", inset: 0, zIndex: 1 })}
      style={{ backgroundColor: "rgba(0, 0, 0, 0.9)" }}
    >
      <div className={v({ flexGrow: 1, flexShrink: 1, minWidth: 0 })}>
        <div className={v(row, { position: "absolute", top: 0, insetInlineStart: 0, zIndex: 1 })}>
          <Round icon="close" label={words.close} testId="app-bar-close" onPress={closePhoto} />
        </div>
        {focal && <Stage post={focal} place={place} />}
        {focal && (
          <div className={v({ alignSelf: "center", width: 600, maxWidth: "100%", padding: "0 16px" })}>
            <ActionRow post={focal} onPhoto />
          </div>
        )}
      </div>
      {wide && thread && <PhotoSide thread={thread} />}
    </div>
  )
}
