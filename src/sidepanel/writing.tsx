import { type ClipboardEvent, type KeyboardEvent, type SyntheticEvent, useEffect, useRef } from "react"
import { MESSAGE_LIMIT } from "~core/reply"
import { Icon } from "~room/icon"
import { pastePlainLinks } from "~room/plain-from-html"
import type { ProfileView } from "~store/reads/profile"
import { ANSWER_LIST, AnswerList, activeAnswer } from "./answer-list"
import { AttachButton } from "./attach-button"
import { Attached } from "./attached"
import * as attachedCss from "./attached.module.css"
import * as css from "./composer.module.css"
import { sendKeys } from "./shortcuts"
import { type Offered, useAnswers } from "./use-answers"
import { type Attaching, useAttach } from "./use-attach"
import type { ComposerState } from "./use-composer"
import { canSend, useSend } from "./use-send"

/** From here on the characters are counted. */
const NEAR_LIMIT = MESSAGE_LIMIT * 0.9

/** The message that is being written: its words, its file, the account it goes from. */
export function Writing({ profile, composer }: { profile: ProfileView; composer: ComposerState }) {
  const box = useRef<HTMLTextAreaElement>(null)
  const { text, file, focus } = composer
  const answers = useAnswers(profile, box)
  const attaching = useAttach(composer)
  const send = useSend(profile.conversation.id, composer)
  useEffect(() => {
    if (focus > 0) box.current?.focus()
  }, [focus])
  const moved = ({ currentTarget: { value, selectionStart } }: SyntheticEvent<HTMLTextAreaElement>) =>
    answers.moved(value, selectionStart)
  return (
    <div className={css.composer} data-over={attaching.isOver}>
      <AnswerList answers={answers} />
      <textarea
        ref={box}
        className={css.box}
        aria-label="Message"
        aria-describedby="from"
        aria-invalid={text.length > MESSAGE_LIMIT}
        aria-autocomplete="list"
        {...(answers.by === "slash"
          ? { "aria-controls": ANSWER_LIST, "aria-activedescendant": activeAnswer(answers) }
          : {})}
        dir="auto"
        rows={2}
        value={text}
        placeholder={attaching.isOver ? "Drop the file to attach it" : "Write a reply, / for an answer"}
        onChange={(event) => {
          composer.write(event.currentTarget.value)
          moved(event)
        }}
        onSelect={moved}
        onPaste={(event) => paste(event, attaching)}
        onKeyDown={(event) => key(event, { answers, send, putAway: composer.putAway })}
      />
      {file && <Attached file={file} remove={attaching.remove} />}
      {attaching.trouble && (
        <p role="alert" className={attachedCss.trouble}>
          {attaching.trouble}
        </p>
      )}
      <Foot
        profile={profile}
        text={text}
        answers={answers}
        attaching={attaching}
        ready={canSend(composer)}
        send={send}
      />
    </div>
  )
}

interface FootProps {
  profile: ProfileView
  text: string
  answers: Offered
  attaching: Attaching
  ready: boolean
  send: () => void
}

function Foot({ profile: { account }, text, answers, attaching, ready, send }: FootProps) {
  const over = text.length - MESSAGE_LIMIT
  return (
    <div className={css.foot}>
      <span id="from" className={css.from} title={account ? `From @${account.handle}` : undefined}>
        {account ? `From @${account.handle}` : "The account is no longer connected"}
      </span>
      {text.length >= NEAR_LIMIT && (
        <span role="status" data-over={over > 0}>
          {over > 0 ? `${over.toLocaleString("en")} too many` : `${(-over).toLocaleString("en")} left`}
        </span>
      )}
      <AttachButton attach={attaching.attach} />
      <button
        type="button"
        className="icon"
        aria-label="Answers"
        aria-haspopup="listbox"
        aria-expanded={answers.by !== null}
        title="Answers (/ while writing)"
        onMouseDown={(event) => event.preventDefault()}
        onClick={answers.toggle}
      >
        <Icon of="answers" />
      </button>
      <button type="button" className="primary" aria-disabled={!ready} onClick={send}>
        Send
        <span className="key" aria-hidden="true">
          {sendKeys()}
        </span>
      </button>
    </div>
  )
}

interface KeyActs {
  answers: Offered
  send: () => void
  putAway: () => void
}

function key(event: KeyboardEvent, { answers, send, putAway }: KeyActs): void {
  if (event.nativeEvent.isComposing || answers.onKey(event)) return
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault()
    send()
  } else if (event.key === "Escape") {
    event.preventDefault()
    putAway()
  }
}

/** A picture is attached; links come as words and URL. Words that a program copied with a picture of them are pasted as words. */
function paste(event: ClipboardEvent, { attach }: Attaching): void {
  const files = [...event.clipboardData.files]
  if (files.length > 0 && !event.clipboardData.types.includes("text/plain")) {
    event.preventDefault()
    attach(files)
  } else pastePlainLinks(event)
}
