import { useState } from "react"
import type { Link } from "~core/entry"
import * as css from "./message.module.css"
import { partsOf } from "./message-parts"

/** What is shown of a very long message before `Show all`. */
const CLIP = 4_000

/** A message as text, whatever is in it: never markup, its direction its own, its links with the host they lead to. */
export function MessageText({ text, links = [] }: { text: string; links?: readonly Link[] }) {
  const [all, setAll] = useState(false)
  const clipped = !all && text.length > CLIP
  const shown = clipped ? `${text.slice(0, CLIP).toWellFormed()}…` : text
  return (
    <>
      <p className={css.text} dir="auto">
        {partsOf(shown, links).map((part, i) =>
          part.href === null ? (
            part.text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text never move
            <span key={i}>
              <a href={part.href} target="_blank" rel="noreferrer">
                <bdi>{part.text}</bdi>
              </a>
              {part.host && <small className={css.host}> ({part.host})</small>}
            </span>
          ),
        )}
      </p>
      {clipped && (
        <button type="button" className="small" onClick={() => setAll(true)}>
          Show all ({text.length.toLocaleString("en")} characters)
        </button>
      )}
    </>
  )
}
