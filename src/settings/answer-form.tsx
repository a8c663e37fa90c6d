import { type FormEvent, useEffect, useRef, useState } from "react"
import type { Account } from "~core/account"
import { ANSWER_NAME_LIMIT, ANSWER_VARIABLES, type AnswerProblem, answerProblems, fillAnswer } from "~core/answer"
import { plainLinks } from "~core/plain-links"
import { pastePlainLinks } from "~room/plain-from-html"
import { useCommand } from "~room/use-command"
import * as css from "./answers.module.css"

/** An answer while it is written. */
export interface Writing {
  id: string
  name: string
  text: string
  /** For one account only; null: for all. */
  account: string | null
}

interface FormProps {
  start: Writing
  accounts: readonly Account[]
  /** Saved, with what to say; or left (null). */
  done: (sentence: string | null) => void
}

/** Where an answer is written: what is wrong with it is said when Save is pressed, and nothing is saved. */
export function AnswerForm({ start, accounts, done }: FormProps) {
  const [writing, setWriting] = useState(start)
  const [wrong, setWrong] = useState<string | null>(null)
  const { tell, pending } = useCommand(setWrong)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const { id, name, text, account } = writing
  const change = (parts: Partial<Writing>) => setWriting({ ...writing, ...parts })
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const [problem] = answerProblems(writing)
    if (problem) return setWrong(`${sentenceOf(problem)} Nothing was saved.`)
    if (pending) return
    const saved = await tell({ say: "saveAnswer", answer: id, name, text, account })
    if (saved.ok) done(`“${name.trim()}” was saved.`)
  }
  return (
    <form className={css.form} onSubmit={save} noValidate>
      <label>
        Name
        <input
          ref={first}
          type="text"
          value={name}
          maxLength={ANSWER_NAME_LIMIT * 2}
          onChange={(event) => change({ name: event.currentTarget.value })}
        />
      </label>
      <label>
        Text
        <textarea
          dir="auto"
          rows={4}
          value={text}
          aria-invalid={wrong !== null}
          aria-describedby="answer-hint answer-wrong"
          onPaste={pastePlainLinks}
          onChange={(event) => change({ text: event.currentTarget.value })}
        />
      </label>
      <p id="answer-hint" className={css.hint}>
        <code>{"{{name}}"}</code> and <code>{"{{handle}}"}</code> are the customer’s, <code>{"{{account}}"}</code> is
        yours, <code>{"{{agent}}"}</code> is who writes. It is sent as plain text: a link becomes its words and its URL.
      </p>
      {accounts.length > 1 && (
        <label>
          For
          <select value={account ?? ""} onChange={(event) => change({ account: event.currentTarget.value || null })}>
            <option value="">All accounts</option>
            {accounts.map((each) => (
              <option key={each.id} value={each.id}>{`@${each.handle}`}</option>
            ))}
          </select>
        </label>
      )}
      {text.trim() && <Preview text={text} account={accounts.find((each) => each.id === account) ?? accounts[0]} />}
      <p id="answer-wrong" role="alert" className={css.wrong}>
        {wrong}
      </p>
      <div className={css.acts}>
        <button type="submit" className="primary">
          Save
        </button>
        <button type="button" className="plain" onClick={() => done(null)}>
          Cancel
        </button>
      </div>
    </form>
  )
}

function Preview({ text, account }: { text: string; account: Account | undefined }) {
  const values = { name: "Ana", handle: "ana_r", account: account?.handle ?? "yourbrand", agent: "Kim" }
  return (
    <figure className={css.preview}>
      <figcaption>In a message to Ana</figcaption>
      <p dir="auto">{fillAnswer(plainLinks(text).trim(), values)}</p>
    </figure>
  )
}

function sentenceOf(problem: AnswerProblem): string {
  switch (problem.problem) {
    case "no name":
      return "An answer needs a name to be found by."
    case "name too long":
      return `The name is too long: ${ANSWER_NAME_LIMIT} characters at most.`
    case "no text":
      return "An answer needs a text."
    case "unknown variable":
      return `{{${problem.name}}} is not known: use ${ANSWER_VARIABLES.map((name) => `{{${name}}}`).join(", ")}.`
    case "open braces":
      return "A {{ or }} has no partner."
    case "too long":
      return `The text is ${problem.by.toLocaleString("en")} ${problem.by === 1 ? "character" : "characters"} too long for a message.`
  }
}
