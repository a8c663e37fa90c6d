import { memo, useEffect, useRef } from "react"
import { may } from "~core/may"
import { Avatar } from "~room/avatar"
import { span } from "~room/times"
import { useNow } from "~room/use-now"
import { calledBy } from "~room/visible"
import type { DeskView, Row } from "~store/reads/desk"
import * as css from "./customers.module.css"
import { NewCustomer } from "./new-customer"
import { Nobody } from "./nobody"
import type { Go } from "./use-place"
import { useShortcut } from "./use-shortcut"
import { when } from "./when"

/** With more than these, only those that are seen are laid out; with fewer, finding out who is seen costs more than it saves. */
const MANY = 40

/** The agent's customers, whoever has waited longest unread on top. */
export function Customers({ desk, chosen, go }: { desk: DeskView; chosen: string | null; go: Go }) {
  const now = useNow(15_000)
  const list = useRef<HTMLUListElement>(null)
  const button = (id: string) =>
    list.current?.querySelector<HTMLElement>(`[data-conversation="${CSS.escape(id)}"]`) ?? null
  const came = useRef<string | null>(null)
  useEffect(() => {
    // Back from a customer: the focus goes where it came from.
    if (chosen === null && came.current && document.activeElement === document.body)
      list.current?.querySelector<HTMLElement>(`[data-conversation="${CSS.escape(came.current)}"]`)?.focus()
    came.current = chosen
  }, [chosen])
  const step = (by: 1 | -1) => () => {
    const at = desk.mine.findIndex(({ conversation }) => conversation.id === chosen)
    const to = desk.mine[at < 0 ? (by > 0 ? 0 : desk.mine.length - 1) : at + by]
    if (!to) return
    go(to.conversation.id)
    button(to.conversation.id)?.focus()
  }
  useShortcut("down", step(1))
  useShortcut("up", step(-1))
  return (
    <section aria-labelledby="mine">
      <div className={css.top}>
        <h2 id="mine" className={desk.accounts.length === 0 ? "unseen" : css.heading}>
          My customers
          {desk.agent && desk.mine.length > 0 && (
            <span>
              {desk.agent.sessions.length} of {desk.settings.standardCapacity} sessions
            </span>
          )}
        </h2>
        {desk.accounts.length > 0 && may(desk.me.role, "makeCustomer") && <NewCustomer go={go} />}
      </div>
      {desk.mine.length === 0 ? (
        <Nobody desk={desk} />
      ) : (
        <ul ref={list} aria-label="My customers" data-many={desk.mine.length > MANY || undefined}>
          {desk.mine.map((row) => (
            <Item key={row.conversation.id} row={row} now={now} chosen={row.conversation.id === chosen} go={go} />
          ))}
        </ul>
      )}
    </section>
  )
}

interface ItemProps {
  row: Row
  now: number
  chosen: boolean
  go: Go
}

/** Of hundreds, only those are drawn again that changed, and only those laid out that are seen. */
const Item = memo(function Item({ row: { conversation, customer }, now, chosen, go }: ItemProps) {
  const { id, unread, lastInboundText, status, topics } = conversation
  const called = calledBy(customer)
  const { text, waits } = standing(conversation, now)
  const name = [called, text, ...(unread > 0 ? ["unread"] : [])].join(", ")
  return (
    <li aria-label={name} className={css.one}>
      <button
        type="button"
        className={css.item}
        data-conversation={id}
        data-unread={unread > 0}
        data-status={status}
        aria-current={chosen || undefined}
        onClick={() => go(id)}
      >
        <Avatar name={customer.name} picture={customer.picture} />
        <span className={css.name}>
          <bdi>{called}</bdi>
        </span>
        <span className={css.time} data-waits={waits}>
          {text}
        </span>
        <span className={css.words} dir="auto">
          {topics.length > 0 && (
            <span className={css.topics}>
              <bdi>{topics.join(" · ")}</bdi>
            </span>
          )}
          {lastInboundText.slice(0, 200) ||
            (conversation.lastInboundAt === null ? "You began this conversation" : "A message without words")}
        </span>
        {unread > 0 && (
          <span className={css.dot}>
            <span className="unseen">unread</span>
          </span>
        )}
      </button>
    </li>
  )
})

/** How long the customer has waited for an answer; else, since when nobody waits, or when it comes back. */
function standing(conversation: Row["conversation"], now: number) {
  const { lastInboundAt, lastSentAt, status, newestAt, unread, followUpAt, endedAt } = conversation
  if (status === "Waiting" && unread === 0)
    return followUpAt === null
      ? { text: `ended ${span(now - (endedAt ?? newestAt))} ago`, waits: false }
      : { text: `back ${when(followUpAt, now)}`, waits: false }
  if (lastInboundAt !== null && lastInboundAt > (lastSentAt ?? 0))
    return { text: `waiting ${span(now - lastInboundAt)}`, waits: true }
  return { text: `answered ${span(now - (lastSentAt ?? newestAt))} ago`, waits: false }
}
