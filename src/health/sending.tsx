import { clockOfDay } from "~room/times"
import { visible } from "~room/visible"
import type { HealthView, Stuck } from "~store/reads/health"
import * as css from "./page.module.css"

/** Most messages listed of one kind; the number says how many there are. */
const MOST = 50

/** Messages of ours that are not at X, each with the way to its conversation. */
export function Sending({ health: { queued, unsure, refused }, now }: { health: HealthView; now: number }) {
  const none = queued.length + unsure.length + refused.length === 0
  return (
    <section aria-labelledby="sending">
      <h2 id="sending">Sending</h2>
      {none && <p className={css.about}>Nothing waits: every message has reached X.</p>}
      <Kind
        name="Unsure"
        about="Aside could not see whether it arrived: say whether to send it again."
        stuck={unsure}
        now={now}
      />
      <Kind name="Not sent" about="X refused it." stuck={refused} now={now} />
      <Kind name="Queued" about="On its way to X." stuck={queued} now={now} />
    </section>
  )
}

function Kind({ name, about, stuck, now }: { name: string; about: string; stuck: readonly Stuck[]; now: number }) {
  if (stuck.length === 0) return null
  return (
    <div className={css.stuck}>
      <h3>
        {name}: {stuck.length}
      </h3>
      <p className={css.about}>{about}</p>
      <ul aria-label={name}>
        {stuck.slice(0, MOST).map(({ send, customer, conversation }) => (
          <li key={send.id}>
            <a href={`/sidepanel.html#/${encodeURIComponent(conversation)}`} target="_blank" rel="noreferrer">
              <bdi>{visible(customer) ? customer : send.to}</bdi>
            </a>
            <span dir="auto">{send.text.slice(0, 120) || "A file"}</span>
            <time dateTime={new Date(send.queuedAt).toISOString()}>{clockOfDay(send.queuedAt, now)}</time>
          </li>
        ))}
      </ul>
    </div>
  )
}
