import { AgentName } from "~room/agent-name"
import { span } from "~room/times"
import type { OverviewView, Seat } from "~store/reads/overview"
import { Cell } from "./cell"
import { CustomerLink } from "./customer-link"
import { Offered } from "./offered"
import type { Done } from "./page"
import * as css from "./page.module.css"
import { dutySaid } from "./said"
import { Sessions } from "./sessions"

const HEAD = ["Agent", "Duty", "Sessions", "Offer", "Oldest unread", "Last offer"] as const

interface TeamProps {
  view: OverviewView
  now: number
  done: Done
}

/** A row per agent; whose customer has waited longest unread stands on top. */
export function Team({ view: { seats, settings }, now, done }: TeamProps) {
  return (
    <section aria-labelledby="agents">
      <h2 id="agents">Agents</h2>
      <table className={css.table} aria-label="Team">
        <thead>
          <tr>
            {HEAD.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {seats.map((seat) => (
            <tr key={seat.agent.id}>
              <th scope="row">
                <AgentName agent={seat.agent} />
              </th>
              <Cell of="Duty">
                <Duty seat={seat} now={now} />
              </Cell>
              <Cell of="Sessions">
                <Sessions held={seat.agent.sessions.length} settings={settings} />
              </Cell>
              <Cell of="Offer">{seat.offered && <Offered seat={seat} offered={seat.offered} done={done} />}</Cell>
              <Cell of="Oldest unread">{seat.unread && <Unread row={seat.unread} now={now} />}</Cell>
              <Cell of="Last offer">{lastOffer(seat, now)}</Cell>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Duty({ seat: { agent }, now }: { seat: Seat; now: number }) {
  const { state, since, available } = dutySaid(agent, now)
  return (
    <>
      <span className={css.duty} data-available={available}>
        {state}
      </span>{" "}
      <span className={css.quiet}>{since}</span>
    </>
  )
}

const Unread = ({ row, now }: { row: NonNullable<Seat["unread"]>; now: number }) => (
  <>
    <CustomerLink row={row} />{" "}
    <span className={css.waits}>{span(now - (row.conversation.lastInboundAt ?? row.conversation.newestAt))}</span>
  </>
)

const lastOffer = ({ agent: { lastOfferAt } }: Seat, now: number) =>
  lastOfferAt === null ? null : <span className={css.whole}>{span(now - lastOfferAt)} ago</span>
