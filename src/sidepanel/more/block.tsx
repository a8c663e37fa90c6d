import { useState } from "react"
import { isBlocked } from "~core/block"
import { may } from "~core/may"
import { Dialog } from "~room/dialog"
import * as question from "~room/question.module.css"
import { useCommand } from "~room/use-command"
import { calledBy } from "~room/visible"
import type { ProfileView } from "~store/reads/profile"
import type { MoreItem, MoreView } from "./item"

/** Blocks the customer's direct messages through X, or lets them through again. */
export const block: MoreItem = {
  name: ({ profile }) => (blockedIn(profile) ? "Unblock" : "Block"),
  shows: ({ profile, role }) => may(role, "block") && writerOf(profile)?.xId != null,
  Dialog: Block,
}

/** Who is blocked: of a merged profile, whoever wrote to this conversation last. */
export const writerOf = ({ conversation, customers, customer }: ProfileView) =>
  customers.find(({ xId }) => xId !== null && xId === conversation.xId) ?? customer

const blockedIn = (profile: ProfileView) => isBlocked(writerOf(profile), profile.conversation.account)

function Block({ at: { profile }, close }: { at: MoreView; close: () => void }) {
  const [trouble, setTrouble] = useState<string | null>(null)
  const { tell, pending } = useCommand(setTrouble)
  // What was asked stays asked, also when it has been done meanwhile.
  const [on] = useState(!blockedIn(profile))
  const name = calledBy(writerOf(profile))
  const account = profile.account ? `@${profile.account.handle}` : "this account"
  const act = async () => {
    if (pending) return
    setTrouble(null)
    const done = await tell({ say: "block", conversation: profile.conversation.id, on })
    if (done.ok) close()
  }
  return (
    <Dialog title={on ? `Block ${name}?` : `Unblock ${name}?`} onClose={close}>
      <p>
        {on
          ? `X then lets no direct message through between them and ${account}. It can be undone here.`
          : `They can write to ${account} again, and you to them.`}
      </p>
      {trouble && <p role="alert">{trouble}</p>}
      <div className={question.answers}>
        <button type="button" onClick={close}>
          Cancel
        </button>
        <button type="button" className="primary" aria-disabled={pending} onClick={act}>
          {on ? "Block" : "Unblock"}
        </button>
      </div>
    </Dialog>
  )
}
