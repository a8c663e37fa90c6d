import type { EntryOf } from "~core/entry"
import { AgentAvatar, type Face } from "~room/agent-avatar"
import * as css from "./note.module.css"

interface NoteProps {
  entry: EntryOf<"note">
  /** Who wrote it, as a sentence says it. */
  name: string
  /** The colleague who wrote it; null: whoever reads did. */
  by: Face | null
  /** When, as the place it stands in says it. */
  at: string
}

/** A note as it stands in the timeline, and in the list of them. */
export function Note({ entry, name, by, at }: NoteProps) {
  return (
    <article aria-label={name} className={css.note}>
      <p className={css.words} dir="auto">
        {entry.emptied ? "Note removed" : entry.text}
      </p>
      <p className={css.by}>
        {by && <AgentAvatar agent={by} size={16} />}
        {name} · <time dateTime={new Date(entry.at).toISOString()}>{at}</time>
      </p>
    </article>
  )
}
