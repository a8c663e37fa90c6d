import { useId, useState } from "react"
import type { Customer } from "~core/customer"
import type { ConversationId } from "~core/ids"
import type { Agent } from "~core/records"
import { Icon } from "~room/icon"
import { useMay } from "~room/me"
import { useCommand } from "~room/use-command"
import { calledBy } from "~room/visible"
import { AddMenu } from "./add-menu"
import { ContactForm } from "./contact-form"
import * as css from "./customer-acts.module.css"
import { MergeQuestion } from "./merge-question"
import { NoteBox } from "./note-box"
import type { Go } from "./use-place"
import { useShortcut } from "./use-shortcut"
import { useTweet } from "./use-tweet"

interface CustomerActsProps {
  /** Everybody shown in this profile, who stands for it first. */
  customers: readonly Customer[]
  /** The conversation in view. */
  conversation: ConversationId | null
  agents: readonly Agent[]
  go: Go
}

/** What can be done about a customer beside talking: write out of the blue, note, keep the details, merge. */
export function CustomerActs(props: CustomerActsProps) {
  const [head] = props.customers
  const mayNote = useMay("note")
  return head && mayNote ? <Acts {...props} head={head} /> : null
}

function Acts({ head, customers, conversation, agents, go }: CustomerActsProps & { head: Customer }) {
  const [menu, setMenu] = useState(false)
  const [shown, setShown] = useState<"note" | "details" | "merge" | null>(null)
  const tweet = useTweet(head, agents, go)
  const close = () => setShown(null)
  useShortcut("add", () => setMenu(true))
  useShortcut("note", () => setShown("note"))
  useShortcut("details", () => setShown("details"))
  useShortcut("merge", () => setShown("merge"))
  return (
    <>
      <div className={css.acts}>
        <AddMenu
          open={menu}
          onOpen={setMenu}
          reason={tweet.reason}
          onTweet={tweet.press}
          onNote={() => setShown("note")}
        />
        <button
          type="button"
          className="icon"
          aria-label="Edit contact details"
          aria-expanded={shown === "details"}
          aria-keyshortcuts="c"
          title="Edit contact details (C)"
          onClick={() => setShown(shown === "details" ? null : "details")}
        >
          <Icon of="edit" />
        </button>
        <button
          type="button"
          className="icon"
          aria-label="Merge"
          aria-haspopup="dialog"
          aria-keyshortcuts="f"
          title="Merge with another profile (F)"
          onClick={() => setShown("merge")}
        >
          <Icon of="merge" />
        </button>
      </div>
      {shown === "details" && <ContactForm customers={customers} onDone={close} />}
      {shown === "note" && <NoteBox customer={head.id} conversation={conversation} onDone={close} />}
      {shown === "merge" && <MergeQuestion customers={customers} onClose={close} />}
      {tweet.question}
    </>
  )
}

/** The profiles merged into the one that stands for them, each with its way out. */
export function Merged({ customers }: { customers: readonly Customer[] }) {
  const [head] = customers
  return customers
    .filter(({ mergedInto }) => mergedInto === head?.id)
    .map((other) => <Unmerge key={other.id} other={other} />)
}

/** Gives a merged profile back to itself; nothing is asked, since it can be merged again. */
function Unmerge({ other }: { other: Customer }) {
  const id = useId()
  const mayUnmerge = useMay("unmerge")
  const { tell, pending } = useCommand()
  const unmerge = () => {
    if (!pending) void tell({ say: "unmerge", other: other.id })
  }
  return (
    <span className={css.merged}>
      <span id={id}>
        with <bdi>{calledBy(other)}</bdi>
      </span>
      {mayUnmerge && (
        <button
          type="button"
          className="icon"
          aria-label="Unmerge"
          aria-describedby={id}
          title="Unmerge: two profiles again"
          onClick={unmerge}
        >
          <Icon of="unmerge" />
        </button>
      )}
    </span>
  )
}
