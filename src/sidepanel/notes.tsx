import type { EntryOf } from "~core/entry"
import { clockOfDay } from "~room/times"
import { Note } from "./note"
import * as css from "./note.module.css"
import { entrySentence, type Names } from "./sentences/entry"

/** Every note about the customer, from all conversations, the newest first. */
export function Notes({ notes, names, now }: { notes: readonly EntryOf<"note">[]; names: Names; now: number }) {
  if (notes.length === 0) return null
  return (
    <details>
      <summary>{notes.length === 1 ? "1 note" : `${notes.length} notes`}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={css.list} aria-label="Notes" tabIndex={0}>
        {notes.map((entry) => (
          <Note
            key={entry.id}
            entry={entry}
            name={entrySentence(entry, names)}
            by={names.face?.(entry.agent) ?? null}
            at={clockOfDay(entry.at, now)}
          />
        ))}
      </section>
    </details>
  )
}
