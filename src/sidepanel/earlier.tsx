import { useState } from "react"
import type { Conversation } from "~core/conversation"
import { clockOfDay } from "~room/times"
import { useLive } from "~room/use-live"
import { pageBefore, readPage } from "~store/reads/timeline-page"
import * as css from "./earlier.module.css"
import type { Names } from "./sentences/entry"
import { keyOf } from "./timeline-order"
import { Row } from "./timeline-row"
import type { Go } from "./use-place"

interface EarlierProps {
  conversations: readonly Conversation[]
  names: Names
  now: number
  go: Go
}

const nothingUndone = () => {}

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
  const view = useLive(["earlier", id], async () => {
    const page = await pageBefore(id, null)
    return { rows: await readPage(id, page), isAll: page.from === null }
  })
  const rows = view?.rows
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={css.lines} aria-label="Earlier conversation" tabIndex={0}>
      {view?.isAll === false && <p>Its last lines; all of it is in the conversation itself.</p>}
      {rows?.length === 0 && <p>Nothing of it is kept.</p>}
      {rows?.map((row, i) => (
        <Row
          key={keyOf(row)}
          index={i}
          row={row}
          before={rows[i - 1]}
          day={null}
          names={names}
          behind={false}
          found={false}
          onUndone={nothingUndone}
        />
      ))}
    </section>
  )
}
