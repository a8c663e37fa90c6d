import { useEffect, useRef } from "react"
import type { ProfileView } from "~store/reads/profile"
import * as css from "./composer.module.css"
import { Key } from "./key"
import type { ComposerState } from "./use-composer"
import { Writing } from "./writing"

/** Where a reply is written; put away, it is one button. */
export function Composer({ profile, composer }: { profile: ProfileView; composer: ComposerState }) {
  const reply = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(composer.isOpen)
  useEffect(() => {
    if (wasOpen.current && !composer.isOpen) reply.current?.focus()
    wasOpen.current = composer.isOpen
  }, [composer.isOpen])
  if (composer.isOpen) return <Writing profile={profile} composer={composer} />
  return (
    <div className={css.away}>
      <button ref={reply} type="button" className="primary" aria-keyshortcuts="r" onClick={composer.open}>
        Reply
        <Key act="reply" />
      </button>
      {(composer.text || composer.file) && <span>A draft is kept.</span>}
    </div>
  )
}
