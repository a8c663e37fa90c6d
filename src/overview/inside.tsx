import { useState } from "react"
import type { Inbox } from "~core/records"
import { useLive } from "~room/use-live"
import type { Row } from "~store/reads/desk"
import { readInside, type Some } from "~store/reads/overview"
import * as css from "./inside.module.css"
import { Line } from "./line"
import { named } from "./named"
import type { Done } from "./page"
import { Reassign } from "./reassign"
import { heldSaid, waitingSaid } from "./said"
import { useLast } from "./use-last"

/** Rows shown at first, and so many more at a press. */
const STEP = 50

/** What waits in an inbox, in its order, and what is held in it, longest waiting for an answer first; each can be moved by hand. */
export function Inside({ inbox, now, done }: { inbox: Inbox; now: number; done: Done }) {
  const [most, setMost] = useState({ waiting: STEP, held: STEP })
  const [moving, setMoving] = useState<Row | null>(null)
  const key = ["inside", inbox.id, String(most.waiting), String(most.held)]
  const view = useLast(useLive(key, () => readInside(inbox.id, most)))
  if (!view) return null
  const name = (id: string | null) =>
    named(view.agents.find((agent) => agent.id === id)?.name ?? "somebody who is gone")
  return (
    <>
      <Part
        title="Waiting"
        none="Nobody waits."
        some={view.waiting}
        said={({ conversation }) => waitingSaid(conversation, inbox, name, now)}
        move={setMoving}
        more={() => setMost({ ...most, waiting: most.waiting + STEP })}
      />
      <Part
        title="Held"
        none="Nobody holds a conversation of this inbox."
        some={view.held}
        said={({ conversation }) => heldSaid(conversation, name, now)}
        move={setMoving}
        more={() => setMost({ ...most, held: most.held + STEP })}
      />
      {moving && <Reassign row={moving} name={name} done={done} close={() => setMoving(null)} />}
    </>
  )
}

interface PartProps {
  title: string
  none: string
  some: Some
  said: (row: Row) => { text: string; urgent: boolean }
  move: (row: Row) => void
  more: () => void
}

function Part({ title, none, some: { rows, count }, said, move, more }: PartProps) {
  return (
    <div className={css.part}>
      <h3>
        {title} <span>{count.toLocaleString("en")}</span>
      </h3>
      {rows.length === 0 ? (
        <p className={css.none}>{none}</p>
      ) : (
        <ul aria-label={title}>
          {rows.map((row) => (
            <Line key={row.conversation.id} row={row} said={said(row)} move={() => move(row)} />
          ))}
        </ul>
      )}
      {count > rows.length && rows.length > 0 && (
        <button type="button" className="small" onClick={more}>
          Show more ({(count - rows.length).toLocaleString("en")} left)
        </button>
      )}
    </div>
  )
}
