import { type KeyboardEvent, useEffect, useRef } from "react"
import { MESSAGE_LIMIT } from "~core/reply"
import { useCommand } from "~room/use-command"
import type { ProfileView } from "~store/reads/profile"
import * as css from "./composer.module.css"
import { Key } from "./key"
import { sendKeys } from "./shortcuts"
import type { ComposerState } from "./use-composer"

/** From here on the characters are counted. */
const NEAR_LIMIT = MESSAGE_LIMIT * 0.9

/** Where a reply is written; put away, it is one button. */
export function Composer({ profile, composer }: { profile: ProfileView; composer: ComposerState }) {
  const reply = useRef<HTMLButtonElement>(null)
  const wasOpen = useRef(composer.isOpen)
  useEffect(() => {
    if (wasOpen.current && !composer.isOpen) reply.current?.focus()
    wasOpen.current = composer.isOpen
  }, [composer.isOpen])
  if (composer.isOpen) return <Writing profile={profile} composer={composer} />
  return (
    <div className={css.away}>
      <button ref={reply} type="button" className="primary" aria-keyshortcuts="r" onClick={composer.open}>
        Reply
        <Key act="reply" />
      </button>
      {composer.text && <span>A draft is kept.</span>}
    </div>
  )
}

function Writing({ profile: { conversation, account }, composer }: { profile: ProfileView; composer: ComposerState }) {
  const box = useRef<HTMLTextAreaElement>(null)
  const { text, focus } = composer
  const send = useSend(conversation.id, composer)
  const over = text.length - MESSAGE_LIMIT
  useEffect(() => {
    if (focus > 0) box.current?.focus()
  }, [focus])
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      send()
    } else if (event.key === "Escape") {
      event.preventDefault()
      composer.putAway()
    }
  }
  return (
    <div className={css.composer}>
      <textarea
        ref={box}
        className={css.box}
        aria-label="Message"
        aria-describedby="from"
        aria-invalid={over > 0}
        dir="auto"
        rows={2}
        value={text}
        placeholder="Write a reply"
        onChange={(event) => composer.write(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div className={css.foot}>
        <span id="from" className={css.from}>
          {account ? `From @${account.handle}` : "The account is no longer connected"}
        </span>
        {text.length >= NEAR_LIMIT && (
          <span role="status" data-over={over > 0}>
            {over > 0 ? `${over.toLocaleString("en")} too many` : `${(-over).toLocaleString("en")} left`}
          </span>
        )}
        <button type="button" className="primary" aria-disabled={!text.trim() || over > 0} onClick={send}>
          Send
          <span className="key" aria-hidden="true">
            {sendKeys()}
          </span>
        </button>
      </div>
    </div>
  )
}

/** Sends what is written. Asked again with the same words, it is the same message: a lost answer can't make two. */
function useSend(conversation: string, composer: ComposerState): () => void {
  const { tell } = useCommand()
  const unanswered = useRef<{ id: string; text: string } | null>(null)
  return async () => {
    const text = composer.text.trim()
    if (!text || text.length > MESSAGE_LIMIT) return
    const id = unanswered.current?.text === text ? unanswered.current.id : crypto.randomUUID()
    composer.write("")
    const queued = await tell({ say: "reply", conversation, send: id, text })
    unanswered.current = queued.ok ? null : { id, text }
    if (!queued.ok) composer.restore(text)
  }
}
