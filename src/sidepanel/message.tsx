import { eventOf } from "~core/delete-message"
import type { EmptiedBecause, EntryOf } from "~core/entry"
import type { Send } from "~core/send"
import type { Face } from "~room/agent-avatar"
import { AgentName } from "~room/agent-name"
import { clock } from "~room/times"
import type { DraftKept } from "~store/drafts"
import { DeleteMessage } from "./delete-message"
import { FateLine } from "./fate-line"
import { Medium } from "./medium"
import * as css from "./message.module.css"
import { MessageText } from "./message-text"
import { PostLink } from "./post-link"
import { SentFile } from "./sent-file"

/** A message from the customer. */
export function MessageIn({ entry, name, from }: { entry: EntryOf<"message in">; name: string; from: string }) {
  return (
    <article aria-label={name} className={css.message} data-from="customer">
      <Said entry={entry} from={from} />
      {entry.citedPost && <PostLink author={null} post={entry.citedPost} />}
      <p className={css.foot}>
        <time dateTime={new Date(entry.at).toISOString()}>{clock(entry.at)}</time>
      </p>
    </article>
  )
}

/** A message of the brand's that somebody wrote on X itself. */
export function MessageFromX({ entry, name }: { entry: EntryOf<"message from X">; name: string }) {
  return (
    <article aria-label={name} className={css.message} data-from="us">
      <Said entry={entry} from="us" />
      <p className={css.foot}>Sent on X · {clock(entry.at)}</p>
      {eventOf(entry, null) && <DeleteMessage entry={entry.id} />}
    </article>
  )
}

export interface OursProps {
  /** Null: not begun yet. */
  entry: EntryOf<"message out"> | null
  name: string
  text: string
  at: number
  send: Send | null
  /** An unsure or refused message before it holds it back. */
  behind: boolean
  /** The colleague who wrote it; null: whoever reads did. */
  by: Face | null
  onUndone: (draft: DraftKept) => void
}

/** A message of ours, with its fate. */
export function MessageOut({ entry, name, text, at, send, behind, by, onUndone }: OursProps) {
  return (
    <article aria-label={name} className={css.message} data-from="us" data-fate={send?.status ?? "sent"}>
      {by && (
        <p className={css.by}>
          <AgentName agent={by} size={16} />
        </p>
      )}
      {text && <MessageText text={text} />}
      {send?.attachment && <SentFile attachment={send.attachment} />}
      {!text && !send?.attachment && <p className={css.media}>{goneBecause(entry?.emptied)}</p>}
      {send ? (
        <FateLine send={send} at={at} behind={behind} onUndone={onUndone} />
      ) : (
        <p className={css.foot}>Sent · {clock(at)}</p>
      )}
      {entry && eventOf(entry, send) && <DeleteMessage entry={entry.id} />}
    </article>
  )
}

/** What somebody said on X: words, photos, or that it is gone. */
function Said({ entry, from }: { entry: EntryOf<"message in"> | EntryOf<"message from X">; from: string }) {
  const { text, links, media, emptied } = entry
  return (
    <>
      {text && <MessageText text={text} links={links} />}
      {media.map((medium) => (
        <Medium key={medium.key} entry={entry} media={medium} from={from} />
      ))}
      {!text && media.length === 0 && <p className={css.media}>{goneBecause(emptied)}</p>}
    </>
  )
}

const GONE: Record<EmptiedBecause, string> = {
  "removed on X": "No longer on X",
  "deleted by us": "Message deleted",
  retention: "Emptied after the days set for keeping",
  "customer deleted": "Deleted with the customer",
}

const goneBecause = (emptied: EmptiedBecause | undefined) => (emptied ? GONE[emptied] : "Removed, or empty")
