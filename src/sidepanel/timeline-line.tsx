import { AgentAvatar } from "~room/agent-avatar"
import { clock } from "~room/times"
import type { DraftKept } from "~store/drafts"
import type { TimelineRow } from "~store/reads/timeline"
import { MessageFromX, MessageIn, MessageOut } from "./message"
import { Note } from "./note"
import { entrySentence, type Names, whoseDoing } from "./sentences/entry"
import * as css from "./timeline.module.css"
import { saysTime } from "./timeline-order"

interface LineProps {
  row: TimelineRow
  /** The line above it. */
  before: TimelineRow | undefined
  names: Names
  behind: boolean
  onUndone: (draft: DraftKept) => void
}

/** One line of the timeline: a message, or a quiet sentence with its time. */
export function TimelineLine({ row, before, names, behind, onUndone }: LineProps) {
  const { entry, send } = row
  const who = entry ? whoseDoing(entry) : send?.by
  const face = (who && names.face?.(who)) ?? null
  if (entry?.type === "message in")
    return <MessageIn entry={entry} name={entrySentence(entry, names)} from={names.customer} />
  if (entry?.type === "message from X") return <MessageFromX entry={entry} name={entrySentence(entry, names)} />
  if (entry?.type === "message out" || !entry) {
    const text = entry?.text ?? send?.text ?? ""
    const at = entry?.at ?? send?.queuedAt ?? 0
    const name = entry ? entrySentence(entry, names) : `Message to ${names.customer}`
    const ours = { entry, name, text, at, send, behind, onUndone }
    return <MessageOut {...ours} by={face} />
  }
  if (entry.type === "note")
    return <Note entry={entry} name={entrySentence(entry, names)} by={face} at={clock(entry.at)} />
  return (
    <p className={css.line}>
      {face && <AgentAvatar agent={face} size={16} />}
      <bdi>{entrySentence(entry, names)}</bdi>{" "}
      <time dateTime={new Date(entry.at).toISOString()} className={saysTime(row, before) ? undefined : "unseen"}>
        {clock(entry.at)}
      </time>
    </p>
  )
}
