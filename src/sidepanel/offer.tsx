import { AgentName } from "~room/agent-name"
import { Avatar } from "~room/avatar"
import { secondsLeft } from "~room/times"
import { useCommand } from "~room/use-command"
import { useNow } from "~room/use-now"
import { calledBy } from "~room/visible"
import type { OfferView } from "~store/reads/desk"
import { Key } from "./key"
import * as css from "./offer.module.css"
import { PostLink } from "./post-link"
import { offerReason } from "./sentences/offer-reason"
import type { Go } from "./use-place"
import { useShortcut } from "./use-shortcut"

/** One conversation held out to this agent: who, what they wrote, why you, how long. It never takes the focus. */
export function Offer({ offer, go }: { offer: OfferView; go: Go }) {
  const { conversation, customer, conversion, colleagues } = offer
  const presser = conversion && colleagues.find(({ id }) => id === conversion.by)
  const before = colleagues.filter(({ id }) => conversation.round.asked.includes(id))
  const { tell, pending } = useCommand()
  const accept = async () => {
    if (pending) return
    const taken = await tell({ say: "accept", conversation: conversation.id })
    if (taken.ok) go(taken.value.conversation, { write: true })
  }
  const decline = () => {
    if (!pending) void tell({ say: "decline", conversation: conversation.id })
  }
  useShortcut("accept", accept)
  useShortcut("decline", decline)
  return (
    <section aria-label="Offer" className={css.offer}>
      {conversation.offer && <Countdown madeAt={conversation.offer.madeAt} until={conversation.offer.until} />}
      <div className={css.who}>
        <Avatar name={customer.name} picture={customer.picture} size={32} />
        <div>
          <h2>
            <bdi>{calledBy(customer)}</bdi>
          </h2>
          {customer.handle && <span>@{customer.handle}</span>}
        </div>
      </div>
      <blockquote className={css.words} dir="auto">
        {conversation.lastInboundText.slice(0, 600) || "A message without words"}
      </blockquote>
      <p className={css.why}>
        {offer.offer && <span>Why you: {offerReason(offer.offer.reason)}. </span>}
        {conversion ? (
          <PostLink author={conversion.author} post={conversion.post} />
        ) : (
          conversation.citedPost && <PostLink author={null} post={conversation.citedPost} />
        )}
        {presser && (
          <span className={css.presser}>
            , DM link by <AgentName agent={presser} size={16} />
          </span>
        )}
      </p>
      {before.length > 0 && (
        <p className={css.before}>
          Asked before:{" "}
          {before.map((agent) => (
            <AgentName key={agent.id} agent={agent} size={16} />
          ))}
        </p>
      )}
      <div className={css.acts}>
        <button type="button" className="primary" aria-keyshortcuts="a" onClick={accept}>
          Accept
          <Key act="accept" />
        </button>
        <button type="button" aria-keyshortcuts="d" onClick={decline}>
          Decline
          <Key act="decline" />
        </button>
      </div>
    </section>
  )
}

function Countdown({ madeAt, until }: { madeAt: number; until: number }) {
  const now = useNow(1000, until)
  const left = secondsLeft(until, now)
  const share = Math.min(1, Math.max(0, (until - now) / Math.max(1, until - madeAt)))
  return (
    <>
      <span role="timer" className={css.left}>
        {left > 0 ? `${left} s` : "Lapsing"}
      </span>
      <span className={css.line} style={{ scale: `${share} 1` }} aria-hidden="true" />
    </>
  )
}
