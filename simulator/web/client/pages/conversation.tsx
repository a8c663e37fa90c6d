import { useEffect, useRef, useState } from "react"
import { segments } from "../../text/segments"
import type { MessageView, PersonView } from "../../wire"
import { write } from "../api"
import { DraftBox } from "../compose/draft-box"
import { toast } from "../compose/toast"
import { Icon } from "../icons"
import { Link } from "../link"
import { accent, look } from "../look"
import { Avatar } from "../post/avatar"
import { UserName } from "../post/user-name"
import { row, s, t, v } from "../styles"
import { ago, words } from "../words"

function Words({ text }: { text: string }) {
  return segments(text).map((segment, index) =>
    segment.kind === "url" ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one text have no other name
      <a key={index} href={segment.href} target="_blank" rel="noopener noreferrer" style={{ color: "inherit" }}>
        {segment.text}
      </a>
    ) : (
      segment.text
    ),
  )
}

function Message({ message }: { message: MessageView }) {
  const colors = message.mine
    ? { backgroundColor: accent.main, color: "#fff" }
    : { backgroundColor: look.line, color: look.words }
  return (
    <div
      data-testid="messageEntry"
      className={v({ alignItems: message.mine ? "flex-end" : "flex-start", padding: "4px 16px" })}
    >
      <div className={v({ borderRadius: 22, padding: "10px 16px", maxWidth: "80%" })} style={colors}>
        <div dir="auto" data-testid="tweetText" className={t({ display: "block" })}>
          <Words text={message.text} />
        </div>
        {message.picture && <img alt="" src={message.picture} className={s({ maxWidth: 280, borderRadius: 12 })} />}
        {message.cited && (
          <Link
            href={`/${message.cited.handle}/status/${message.cited.id}`}
            className={t({ textDecoration: "underline" })}
          >
            @{message.cited.handle}
          </Link>
        )}
      </div>
      <span className={t({ fontSize: 13 })} style={{ color: look.soft }}>
        {ago(message.at, Date.now())}
      </span>
    </div>
  )
}

function useSending(to: string, initial: string) {
  const [text, setText] = useState(initial)
  const [round, setRound] = useState(0)
  const send = async () => {
    if (!text.trim()) return
    const sent = await write<{ ok: boolean }>("messages", { to, text }).catch(() => ({ ok: false }))
    if (!sent.ok) return toast(words.failed)
    setText("")
    setRound(round + 1)
  }
  return { text, setText, round, send: () => void send() }
}

interface ConversationProps {
  other: PersonView
  messages: readonly MessageView[]
  initial: string
}

/** One conversation with its composer, prefilled when a link said so. */
export function Conversation({ other, messages, initial }: ConversationProps) {
  const { text, setText, round, send } = useSending(other.id, initial)
  const end = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the newest message is shown when it comes
  useEffect(() => {
    end.current?.scrollIntoView({ block: "end" })
  }, [messages.length])
  return (
    <div
      data-testid="DmActivityViewport"
      className={v({ flexGrow: 1, flexBasis: 0, position: "sticky", top: 0, height: "100vh" })}
      style={{ borderInlineEnd: `1px solid ${look.line}` }}
    >
      <div className={v(row, { padding: 12, gap: 8, alignItems: "center" })}>
        <Avatar handle={other.handle} size={32} />
        <UserName person={other} stacked />
      </div>
      <div className={v({ flexGrow: 1, flexShrink: 1, flexBasis: 0, overflowY: "auto", paddingTop: 12 })}>
        {messages.map((message) => (
          <Message key={message.id} message={message} />
        ))}
        <div ref={end} />
      </div>
      <div
        className={v(row, { padding: "0 16px 24px", gap: 8, alignItems: "center" })}
        style={{ borderTop: `1px solid ${look.line}` }}
      >
        <div className={v({ flexGrow: 1, flexShrink: 1, minWidth: 0 })}>
          <DraftBox
            key={round}
            testId="dmComposerTextInput"
            label={words.startMessage}
            placeholder={words.startMessage}
            initial={round === 0 ? initial : ""}
            focused
            onText={setText}
            onSubmit={send}
          />
        </div>
        <button
          type="button"
          aria-label={words.send}
          data-testid="dmComposerSendButton"
          disabled={!text.trim()}
          className={v({ padding: 8 })}
          style={{ color: accent.main, opacity: text.trim() ? 1 : 0.5 }}
          onClick={send}
        >
          <Icon name="share" style={{ transform: "rotate(90deg)" }} />
        </button>
      </div>
    </div>
  )
}
