import type { ReactNode } from "react"
import { clockOfDay } from "~room/times"
import { useLive } from "~room/use-live"
import { useNow } from "~room/use-now"
import { calledBy } from "~room/visible"
import { type GroupRow, readAside, type ThreadRow } from "~store/reads/aside"
import * as css from "./aside.module.css"
import { type Go, ofCustomer } from "./use-place"

/** What is nobody's work and must not be hidden: group conversations, and what was written on X to people without a conversation. */
export function Aside({ go }: { go: Go }) {
  const view = useLive(["aside"], () => readAside())
  const now = useNow(60_000)
  if (!view) return null
  return (
    <>
      {view.groups.length > 0 && (
        <Fold
          title={`Group conversations, ${view.groups.length}`}
          hint="They are not routed: read and answer them on X."
        >
          {view.groups.map((row) => (
            <OneGroup key={row.group.id} row={row} now={now} />
          ))}
        </Fold>
      )}
      {view.threads.length > 0 && (
        <Fold
          title={`Written on X, ${view.threads.length}`}
          hint="Sent from X itself, to people who have not answered yet."
        >
          {view.threads.map((row) => (
            <OneThread key={row.customer.id} row={row} now={now} go={go} />
          ))}
        </Fold>
      )}
    </>
  )
}

function Fold({ title, hint, children }: { title: string; hint: string; children: ReactNode }) {
  return (
    <details className={css.aside}>
      <summary>{title}</summary>
      <p>{hint}</p>
      <ul>{children}</ul>
    </details>
  )
}

function OneGroup({ row: { group, names, others }, now }: { row: GroupRow; now: number }) {
  return (
    <li className={css.row}>
      <a href={`https://x.com/messages/${group.thread}`} target="_blank" rel="noreferrer">
        <bdi>{peopleIn(names, others)}</bdi>
      </a>
      <Time at={group.newestAt} now={now} />
      <span dir="auto">{group.lastText || "No words"}</span>
    </li>
  )
}

function OneThread({ row: { customer, last }, now, go }: { row: ThreadRow; now: number; go: Go }) {
  return (
    <li className={css.row}>
      <button type="button" onClick={() => go(ofCustomer(customer.id))}>
        <bdi>{calledBy(customer)}</bdi>
      </button>
      <Time at={last.at} now={now} />
      <span dir="auto">{last.text.slice(0, 200) || "No words"}</span>
    </li>
  )
}

const Time = ({ at, now }: { at: number; now: number }) => (
  <time dateTime={new Date(at).toISOString()}>{clockOfDay(at, now)}</time>
)

/** `Mona, Ola and 3 others`; of nobody known only how many there are. */
function peopleIn(names: readonly string[], others: number): string {
  const rest =
    others === 0
      ? []
      : [`${others} ${names.length > 0 ? (others === 1 ? "other" : "others") : others === 1 ? "person" : "people"}`]
  return new Intl.ListFormat("en").format([...names, ...rest]) || "Nobody but us"
}
