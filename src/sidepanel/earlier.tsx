import { useState } from "react"
import type { Conversation } from "~core/conversation"
import { clockOfDay } from "~room/times"
import { useLive } from "~room/use-live"
import { readTimeline } from "~store/reads/whole-timeline"
import * as css from "./earlier.module.css"
import type { Names } from "./sentences/entry"
import { TimelineLine } from "./timeline-line"
import type { Go } from "./use-place"

interface EarlierProps {
  conversations: readonly Conversation[]
  names: Names
  now: number
  go: Go
}

/** Everything that was talked about before: each conversation opens where it is listed. */
export function Earlier({ conversations, names, now, go }: EarlierProps) {
  const count = conversations.length
  if (count === 0) return null
  return (
    <details className={css.earlier}>
      <summary>{count === 1 ? "1 earlier conversation" : `${count} earlier conversations`}</summary>
      <ul>
        {conversations.map((conversation) => (
          <li key={conversation.id}>
            <One conversation={conversation} names={names} now={now} go={go} />
          </li>
        ))}
      </ul>
    </details>
  )
}

function One({ conversation, names, now, go }: Omit<EarlierProps, "conversations"> & { conversation: Conversation }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {clockOfDay(conversation.newestAt, now)} <span dir="auto">{conversation.lastInboundText.slice(0, 80)}</span>
      </summary>
      {isOpen && <Lines conversation={conversation} names={names} now={now} />}
      <button type="button" className="small" onClick={() => go(conversation.id)}>
        Go to this conversation
      </button>
    </details>
  )
}

function Lines({
  conversation: { id },
  names,
}: Omit<EarlierProps, "conversations" | "go"> & { conversation: Conversation }) {
  const rows = useLive(["earlier", id], () => readTimeline(id))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={css.lines} aria-label="Earlier conversation" tabIndex={0}>
      {rows?.length === 0 && <p>Nothing of it is kept.</p>}
      {rows?.map((row, i) => (
        <TimelineLine
          key={row.entry?.id ?? row.send?.id}
          row={row}
          before={rows[i - 1]}
          names={names}
          behind={false}
          onUndone={() => {}}
        />
      ))}
    </section>
  )
}
