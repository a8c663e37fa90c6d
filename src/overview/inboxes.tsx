import { useState } from "react"
import type { OverviewView } from "~store/reads/overview"
import * as own from "./inboxes.module.css"
import { Inside } from "./inside"
import type { Done } from "./page"
import * as css from "./page.module.css"
import { QueueCells } from "./queue-cells"

const HEAD = ["Inbox", "Waiting", "Longest", "First reply", "Agents"] as const

interface InboxesProps {
  view: OverviewView
  now: number
  done: Done
}

/** A row per inbox, where somebody waits longest on top; a row that is opened shows what waits and what is held in it. */
export function Inboxes({ view: { queues }, now, done }: InboxesProps) {
  const [open, setOpen] = useState<string | null>(null)
  return (
    <section aria-labelledby="inboxes">
      <h2 id="inboxes">Inboxes</h2>
      <table className={css.table} aria-label="Inboxes">
        <thead>
          <tr>
            {HEAD.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {queues.map((queue) => {
          const { id, name } = queue.inbox
          const isOpen = id === open
          return (
            <tbody key={id}>
              <tr>
                <th scope="row">
                  <button
                    type="button"
                    className={own.opener}
                    aria-expanded={isOpen}
                    onClick={() => setOpen(isOpen ? null : id)}
                  >
                    <bdi>{name}</bdi>
                  </button>
                </th>
                <QueueCells queue={queue} now={now} />
              </tr>
              {isOpen && (
                <tr>
                  <td colSpan={HEAD.length} className={css.inside}>
                    <Inside inbox={queue.inbox} now={now} done={done} />
                  </td>
                </tr>
              )}
            </tbody>
          )
        })}
      </table>
    </section>
  )
}
