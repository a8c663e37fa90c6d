import type { EntryOf, Link, Media } from "~core/entry"
import type { Send } from "~core/records"
import { clock } from "~room/times"
import { FateLine } from "./fate-line"
import * as css from "./message.module.css"
import { MessageText } from "./message-text"
import { PostLink } from "./post-link"

/** A message from the customer. */
export function MessageIn({ entry, name }: { entry: EntryOf<"message in">; name: string }) {
  return (
    <article aria-label={name} className={css.message} data-from="customer">
      <Body text={entry.text} links={entry.links} media={entry.media} />
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
      <Body text={entry.text} links={entry.links} media={entry.media} />
      <p className={css.foot}>Sent on X · {clock(entry.at)}</p>
    </article>
  )
}

export interface OursProps {
  name: string
  text: string
  at: number
  send: Send | null
  /** An unsure or refused message before it holds it back. */
  behind: boolean
  onUndone: (text: string) => void
}

/** A message of ours, with its fate. */
export function MessageOut({ name, text, at, send, behind, onUndone }: OursProps) {
  return (
    <article aria-label={name} className={css.message} data-from="us" data-fate={send?.status ?? "sent"}>
      <Body text={text} links={[]} media={[]} />
      {send ? (
        <FateLine send={send} at={at} behind={behind} onUndone={onUndone} />
      ) : (
        <p className={css.foot}>Sent · {clock(at)}</p>
      )}
    </article>
  )
}

function Body({ text, links, media }: { text: string; links: readonly Link[]; media: readonly Media[] }) {
  return (
    <>
      {text && <MessageText text={text} links={links} />}
      {media.map(({ key, type }) => (
        <p key={key} className={css.media}>
          {MEDIA[type]}, to be seen on X
        </p>
      ))}
      {!text && media.length === 0 && <p className={css.media}>Removed, or empty</p>}
    </>
  )
}

const MEDIA: Record<Media["type"], string> = { photo: "Photo", gif: "GIF", video: "Video", other: "Attachment" }
