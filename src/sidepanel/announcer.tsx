import { calledBy } from "~room/visible"
import type { DeskView } from "~store/reads/desk"
import { printed } from "./shortcuts"

/** Says to a screen reader what has just come; focus stays where it is. */
export function Announcer({ desk: { offer, banners } }: { desk: DeskView }) {
  const [reply] = banners
  return (
    <>
      <p className="unseen" aria-live="assertive">
        {offer && `Offer: ${calledBy(offer.customer)}. ${printed("accept")} accepts, ${printed("decline")} declines.`}
      </p>
      <p className="unseen" aria-live="polite">
        {reply && `New message from ${calledBy(reply.customer)}.`}
      </p>
    </>
  )
}
