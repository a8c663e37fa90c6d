import { useState } from "react"
import { customerWroteLast } from "~core/no-reply-needed"
import { useMay, useMe, useRole } from "~room/me"
import { useCommand } from "~room/use-command"
import { useNow } from "~room/use-now"
import type { ProfileView } from "~store/reads/profile"
import * as css from "./acts.module.css"
import { CloseAndNext } from "./close-and-next"
import { Key } from "./key"
import { CLOSE_THE_LOOP, CLOSE_THE_LOOP_DOES } from "./more/close-the-loop"
import { More } from "./more/more"
import { TransferDialog } from "./transfer-dialog"
import { useClosingReply } from "./use-closing-reply"
import type { Go } from "./use-place"
import { useShortcut } from "./use-shortcut"
import { when } from "./when"

/** What can be done about the conversation beside writing; and what stands on it: its topics, its reminder. */
export function Acts({ profile, go }: { profile: ProfileView; go: Go }) {
  const { conversation } = profile
  const me = useMe()
  const owned = conversation.owner === me
  const role = useRole()
  const mayReopen = useMay("reopen")
  const live = owned && conversation.status !== "Closed"
  const loop = useClosingReply(profile)
  return (
    <div className={css.frame}>
      <div className={css.acts}>
        {live && (
          <>
            <CloseAndNext profile={profile} go={go} />
            <NoReplyNeeded profile={profile} />
            <Transfer profile={profile} go={go} />
          </>
        )}
        {conversation.status === "Closed" && mayReopen && <Reopen profile={profile} go={go} />}
        {loop && (
          <a
            className="button small"
            href={loop}
            target="_blank"
            rel="noreferrer"
            aria-keyshortcuts="s"
            title={`${CLOSE_THE_LOOP_DOES} (S)`}
          >
            {CLOSE_THE_LOOP}
            <Key act="closeLoop" />
          </a>
        )}
        <More at={{ profile, owned, loop, role, go }} />
      </div>
      <Standing profile={profile} />
    </div>
  )
}

function NoReplyNeeded({ profile: { conversation } }: { profile: ProfileView }) {
  const { tell, pending } = useCommand()
  const idle = !customerWroteLast(conversation) || (conversation.status === "Waiting" && conversation.unread === 0)
  const mark = () => {
    if (!idle && !pending) void tell({ say: "noReplyNeeded", conversation: conversation.id })
  }
  useShortcut("noReply", mark)
  return (
    <button
      type="button"
      className="small"
      aria-disabled={idle}
      aria-keyshortcuts="w"
      title={
        idle
          ? "The last message is not theirs, or no session runs."
          : "Ends the session; it waits for the customer. (W)"
      }
      onClick={mark}
    >
      No reply needed
      <Key act="noReply" />
    </button>
  )
}

function Transfer({ profile, go }: { profile: ProfileView; go: Go }) {
  const [asked, setAsked] = useState(false)
  useShortcut("transfer", () => setAsked(true))
  return (
    <>
      <button
        type="button"
        className="small"
        aria-haspopup="dialog"
        aria-keyshortcuts="t"
        title="To another inbox or agent (T)"
        onClick={() => setAsked(true)}
      >
        Transfer
        <Key act="transfer" />
      </button>
      {asked && <TransferDialog conversation={profile.conversation} close={() => setAsked(false)} go={go} />}
    </>
  )
}

function Reopen({ profile: { conversation }, go }: { profile: ProfileView; go: Go }) {
  const { tell, pending } = useCommand()
  const reopen = async () => {
    if (pending) return
    const opened = await tell({ say: "reopen", conversation: conversation.id })
    if (opened.ok) go(conversation.id, { write: true })
  }
  useShortcut("reopen", reopen)
  return (
    <button type="button" className="small" aria-keyshortcuts="z" onClick={reopen}>
      Reopen
      <Key act="reopen" />
    </button>
  )
}

/** Its topics, and when it comes back. */
function Standing({ profile: { conversation } }: { profile: ProfileView }) {
  const { topics, followUpAt } = conversation
  const now = useNow(60_000)
  if (topics.length === 0 && followUpAt === null) return null
  return (
    <ul className={css.standing} aria-label="On this conversation">
      {followUpAt !== null && <li data-what="reminder">Reminder {when(followUpAt, now)}</li>}
      {topics.map((topic) => (
        <li key={topic}>
          <bdi>{topic}</bdi>
        </li>
      ))}
    </ul>
  )
}
