import { useEffect, useRef } from "react"
import { openSettings } from "~platform/pages"
import * as css from "./answer-list.module.css"
import type { Offered } from "./use-answers"

/** The list's id, for the field that leads it. */
export const ANSWER_LIST = "answer-list"
/** The id of the option that Enter would take; undefined when there is none. */
export const activeAnswer = ({ by, found, active }: Offered) => (by && found[active] ? `answer-${active}` : undefined)

/** The answers that can be put into the message, above it; with a search box when a button opened it. */
export function AnswerList({ answers }: { answers: Offered }) {
  const { by, found, none } = answers
  if (!by) return null
  return (
    <div className={css.card}>
      {by === "search" && <SearchBox answers={answers} />}
      <Options answers={answers} />
      {found.length === 0 && (
        <p className={css.none}>
          {none ? "No answers are saved yet." : "No answer says that."}
          {none && (
            <button type="button" className="small" onMouseDown={keepFocus} onClick={() => openSettings()}>
              Make one in Settings
            </button>
          )}
        </p>
      )}
      <span role="status" className="unseen">
        {found.length === 1 ? "1 answer" : `${found.length} answers`}
      </span>
    </div>
  )
}

function Options({ answers: { found, active, pick, says } }: { answers: Offered }) {
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[active]?.scrollIntoView({ block: "nearest" })
  }, [active])
  return (
    <div ref={list} id={ANSWER_LIST} role="listbox" aria-label="Answers" className={css.list}>
      {found.map((answer, i) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field above leads it with the arrows and Enter
        // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field (aria-activedescendant)
        <div
          key={answer.id}
          id={`answer-${i}`}
          role="option"
          aria-selected={i === active}
          className={css.option}
          onMouseDown={keepFocus}
          onClick={() => pick(answer)}
        >
          <strong>{answer.name}</strong>
          <span dir="auto">{says(answer)}</span>
        </div>
      ))}
    </div>
  )
}

function SearchBox({ answers }: { answers: Offered }) {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => field.current?.focus(), [])
  return (
    <input
      ref={field}
      type="text"
      role="combobox"
      aria-label="Search answers"
      aria-expanded={answers.found.length > 0}
      aria-controls={ANSWER_LIST}
      aria-autocomplete="list"
      aria-activedescendant={activeAnswer(answers)}
      placeholder="Search answers"
      value={answers.query}
      onChange={(event) => answers.look(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (!event.nativeEvent.isComposing) answers.onKey(event)
      }}
      onBlur={(event) => {
        // Somebody went on elsewhere: the list would only be in the way.
        if (event.relatedTarget instanceof Element && !event.relatedTarget.closest(`.${css.card}`)) answers.close()
      }}
    />
  )
}

/** A press must not take the focus out of the field. */
const keepFocus = (event: { preventDefault: () => void }) => event.preventDefault()
