import { useEffect, useRef, useState } from "react"
import type { EntryOf, Media } from "~core/entry"
import { useCommand } from "~room/use-command"
import { useLive } from "~room/use-live"
import { useObjectUrl } from "~room/use-object-url"
import { type KeptFile, readMedium } from "~store/reads/files"
import { Larger } from "./larger"
import * as css from "./medium.module.css"
import { kindOf } from "./sentences/attach"

const KIND: Record<Media["type"], string> = { photo: "Photo", gif: "GIF", video: "Video", other: "Attachment" }

type Whose = EntryOf<"message in"> | EntryOf<"message from X">

/** One photo, GIF or video of a message: fetched through the account once somebody looks at it, and shown from this browser. */
export function Medium({ entry, media, from }: { entry: Whose; media: Media; from: string }) {
  const kept = useLive(["medium", entry.account, media.key], () => readMedium(entry.account, media.key))
  if (kept) return <Shown file={kept} said={media.alt ?? `${KIND[media.type]} from ${from}`} />
  return kept === null ? <Absent entry={entry} media={media} /> : null
}

/** Not here yet. A photo or GIF is fetched when it comes into sight; a video, which may be large, when it is asked for. */
function Absent({ entry, media }: { entry: Whose; media: Media }) {
  const place = useRef<HTMLDivElement>(null)
  const [why, setWhy] = useState<string | null>(null)
  const { tell, pending } = useCommand(setWhy)
  const byItself = media.type === "photo" || media.type === "gif"
  const fetchIt = () => {
    setWhy(null)
    void tell({ say: "fetchMedia", entry: entry.id, key: media.key })
  }
  const latest = useRef(fetchIt)
  latest.current = fetchIt
  useEffect(() => {
    if (!byItself || !place.current) return
    const sight = new IntersectionObserver((seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return
      sight.disconnect()
      latest.current()
    })
    sight.observe(place.current)
    return () => sight.disconnect()
  }, [byItself])
  const asks = !pending && (why !== null || !byItself)
  return (
    <div ref={place} className={css.absent}>
      <span>
        {why ? `${KIND[media.type]}: ${why}` : pending ? `${KIND[media.type]}, being fetched…` : KIND[media.type]}
      </span>
      {asks && (
        <button type="button" className="small" onClick={fetchIt}>
          {why === null ? "Fetch it" : "Try again"}
        </button>
      )}
    </div>
  )
}

/** A file of this browser in a message; pictures open larger. `said`: what it shows. */
export function Shown({ file, said }: { file: KeptFile; said: string }) {
  const url = useObjectUrl(file.bytes)
  const large = useRef<HTMLDialogElement>(null)
  if (!url) return null
  if (file.type.startsWith("video/")) {
    // biome-ignore lint/a11y/useMediaCaption: what customers send has no captions
    return <video className={css.video} src={url} controls preload="metadata" aria-label={said} />
  }
  if (!file.type.startsWith("image/")) return <p className={css.absent}>{kindOf(file.type)} that can’t be shown here</p>
  return (
    <>
      <button
        type="button"
        className={css.thumb}
        aria-label={`${said}, open larger`}
        onClick={() => large.current?.showModal()}
      >
        <img src={url} alt={said} />
      </button>
      <Larger ref={large} url={url} said={said} />
    </>
  )
}
