import { useState } from "react"
import { customerWroteLast } from "~core/no-reply-needed"
import { Dialog } from "~room/dialog"
import * as css from "~room/question.module.css"
import { useCommand } from "~room/use-command"
import { calledBy } from "~room/visible"
import type { ProfileView } from "~store/reads/profile"
import { Key } from "./key"
import type { Go } from "./use-place"
import { useShortcut } from "./use-shortcut"

/** Closes the conversation and takes more work; without a reply it asks first (product.md §5.10). */
export function CloseAndNext({ profile, go }: { profile: ProfileView; go: Go }) {
  const [asked, setAsked] = useState(false)
  const { conversation, customer } = profile
  const closing = useCommand()
  // That nobody waits is no trouble here: the list says it.
  const taking = useCommand(() => go(null))
  const pending = closing.pending || taking.pending
  const both = async () => {
    setAsked(false)
    if (pending) return
    const closed = await closing.tell({ say: "close", conversation: conversation.id })
    if (!closed.ok) return
    const next = await taking.tell({ say: "next" })
    if (next.ok) go(next.value.conversation, { write: true })
  }
  const press = () => {
    if (isUnanswered(profile)) setAsked(true)
    else void both()
  }
  useShortcut("closeNext", press)
  return (
    <>
      <button
        type="button"
        className="small"
        aria-keyshortcuts="Shift+E"
        title="Closes it and takes more work (⇧E)"
        onClick={press}
      >
        Close & Next
        <Key act="closeNext" />
      </button>
      {asked && (
        <Dialog title="Close without a reply?" onClose={() => setAsked(false)}>
          <p>
            <bdi>{calledBy(customer)}</bdi> wrote last, and nothing was answered.
          </p>
          <div className={css.answers}>
            <button type="button" onClick={() => setAsked(false)}>
              Cancel
            </button>
            <button type="button" className="primary" onClick={() => void both()}>
              Close & Next
            </button>
          </div>
        </Dialog>
      )}
    </>
  )
}

/** The customer had the last word, and nothing of ours is on its way. */
function isUnanswered({ conversation, timeline }: ProfileView): boolean {
  const onItsWay = timeline.some(
    ({ send }) =>
      send?.conversation === conversation.id && ["queued", "sending", "unsure", "refused"].includes(send.status),
  )
  return customerWroteLast(conversation) && !onItsWay
}
