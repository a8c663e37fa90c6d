import { useLive } from "~room/use-live"
import { useObjectUrl } from "~room/use-object-url"
import { readFile } from "~store/reads/files"
import * as css from "./attached.module.css"
import { kindOf, sizeOf } from "./sentences/attach"

/** The file that goes with the message being written, seen before it is sent. */
export function Attached({ file, remove }: { file: string; remove: () => void }) {
  const kept = useLive(["file", file], () => readFile(file))
  const url = useObjectUrl(kept?.bytes ?? null)
  if (!kept) return null
  const { name, type, bytes } = kept
  return (
    <figure className={css.attached} aria-label={name}>
      <span className={css.small}>
        {url && (type.startsWith("video/") ? <video src={url} muted preload="metadata" /> : <img src={url} alt="" />)}
      </span>
      <figcaption>
        <bdi title={name}>{name}</bdi>
        <small>
          {kindOf(type)}, {sizeOf(bytes.size)}
        </small>
      </figcaption>
      <button type="button" className="small" onClick={remove}>
        Remove
      </button>
    </figure>
  )
}
