import { type FormEvent, useState } from "react"
import { may } from "~core/may"
import { sameTopic, TOPIC_LIMIT, topicOf } from "~core/topic"
import { Dialog } from "~room/dialog"
import * as question from "~room/question.module.css"
import { useCommand } from "~room/use-command"
import { useLive } from "~room/use-live"
import { readTopics } from "~store/reads/inboxes"
import type { MoreItem, MoreView } from "./item"
import * as css from "./topics.module.css"

/** Most topics suggested at once. */
const SUGGESTED = 12

/** Labels on a conversation. */
export const topics: MoreItem = {
  name: () => "Topics",
  act: "topics",
  shows: ({ role }) => may(role, "topic"),
  Dialog: Topics,
}

function Topics({ at, close }: { at: MoreView; close: () => void }) {
  const { id, topics: on } = at.profile.conversation
  const known = useLive(["topics"], () => readTopics()) ?? []
  const [typed, setTyped] = useState("")
  const [trouble, setTrouble] = useState<string | null>(null)
  const { tell } = useCommand(setTrouble)
  const put = async (topic: string, isOn: boolean) => {
    setTrouble(null)
    const done = await tell({ say: "topic", conversation: id, topic, on: isOn })
    if (done.ok && isOn) setTyped("")
  }
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (topicOf(typed)) void put(typed, true)
  }
  return (
    <Dialog title="Topics" onClose={close}>
      <form className={css.add} onSubmit={add}>
        <input
          type="text"
          aria-label="Topic"
          placeholder="Put on a topic"
          maxLength={TOPIC_LIMIT}
          value={typed}
          dir="auto"
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <button type="submit" aria-disabled={!topicOf(typed)}>
          Put on
        </button>
      </form>
      <ul className={css.on} aria-label="Topics on this conversation">
        {on.length === 0 && <li className={css.none}>None yet</li>}
        {on.map((topic) => (
          <li key={topic}>
            <bdi>{topic}</bdi>
            <button
              type="button"
              className="plain"
              aria-label={`Take off ${topic}`}
              onClick={() => void put(topic, false)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      {trouble && <p role="alert">{trouble}</p>}
      <Suggestions all={known} on={on} typed={typed} choose={(topic) => void put(topic, true)} />
      <div className={question.answers}>
        <button type="button" onClick={close}>
          Done
        </button>
      </div>
    </Dialog>
  )
}

interface SuggestionsProps {
  all: readonly string[]
  on: readonly string[]
  typed: string
  choose: (topic: string) => void
}

/** Topics that stand on other conversations and fit what is typed. */
function Suggestions({ all, on, typed, choose }: SuggestionsProps) {
  const wanted = topicOf(typed).toLowerCase()
  const fitting = all
    .filter((topic) => !on.some((one) => sameTopic(one, topic)) && topic.toLowerCase().includes(wanted))
    .slice(0, SUGGESTED)
  if (fitting.length === 0) return null
  return (
    <ul className={css.suggested} aria-label="Topics used before">
      {fitting.map((topic) => (
        <li key={topic}>
          <button type="button" className="small" onClick={() => choose(topic)}>
            <bdi>{topic}</bdi>
          </button>
        </li>
      ))}
    </ul>
  )
}
