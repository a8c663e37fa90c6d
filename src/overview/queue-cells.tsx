import { queueDue } from "~core/queue"
import { onDuty } from "~core/still-there"
import { span } from "~room/times"
import { useLive } from "~room/use-live"
import { countWaitingSince, type Queue } from "~store/reads/overview"
import { Cell } from "./cell"
import { CustomerLink } from "./customer-link"
import * as css from "./page.module.css"
import { useLast } from "./use-last"

/** How many names are written out; the others are counted. */
const NAMED = 6

/** How one inbox stands: how many wait, who longest, whether their first reply is due, and who could take them. */
export const QueueCells = ({ queue, now }: { queue: Queue; now: number }) => (
  <>
    <Cell of="Waiting">{queue.waiting.toLocaleString("en")}</Cell>
    <Cell of="Longest">
      {queue.first && (
        <>
          <CustomerLink row={queue.first} />{" "}
          <span className={css.waits}>{span(now - queue.first.conversation.waitingSince)}</span>
        </>
      )}
    </Cell>
    <Cell of="First reply">
      <FirstReply queue={queue} now={now} />
    </Cell>
    <Cell of="Agents">
      <Agents queue={queue} />
    </Cell>
  </>
)

function FirstReply({ queue: { inbox, first }, now }: { queue: Queue; now: number }) {
  const due = first && queueDue(first.conversation, inbox)
  if (inbox.firstReplyMinutes === null) return <span className={css.quiet}>No target</span>
  if (due === null) return <span className={css.quiet}>within {span(inbox.firstReplyMinutes * 60_000)}</span>
  if (due > now) return <>due in {span(due - now)}</>
  return (
    <span className={css.overdue}>
      <Overdue inbox={inbox} now={now} /> overdue, the first by {span(now - due)}
    </span>
  )
}

/** How many first replies are overdue; counted again every minute, since time makes them so. */
function Overdue({ inbox: { id, firstReplyMinutes }, now }: { inbox: Queue["inbox"]; now: number }) {
  const minute = Math.floor(now / 60_000)
  const before = (minute - (firstReplyMinutes ?? 0)) * 60_000
  const count = useLast(useLive(["overdue", id, String(before)], () => countWaitingSince(id, before)))
  // The first one is overdue as soon as this is shown; the count is whole minutes old.
  return <>{Math.max(1, count ?? 1).toLocaleString("en")}</>
}

function Agents({ queue: { agents, waiting } }: { queue: Queue }) {
  const there = agents.filter(onDuty)
  const names = there.slice(0, NAMED)
  if (there.length === 0)
    return (
      <span className={waiting > 0 ? css.overdue : css.quiet}>
        {agents.length === 1 ? "Its one agent is away" : `All ${agents.length} are away`}
      </span>
    )
  return (
    <>
      {there.length} of {agents.length} available
      <span className={css.quiet}>
        {": "}
        {names.map(({ id, name }, nth) => (
          <span key={id}>
            {nth > 0 && ", "}
            <bdi>{name}</bdi>
          </span>
        ))}
        {there.length > names.length && ` and ${there.length - names.length} more`}
      </span>
    </>
  )
}
