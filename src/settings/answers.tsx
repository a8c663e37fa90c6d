import { useRef, useState } from "react"
import type { Account } from "~core/account"
import type { Answer } from "~core/records"
import { useCommand } from "~room/use-command"
import { useLive } from "~room/use-live"
import { readAnswers } from "~store/reads/answers"
import { AnswerForm, type Writing } from "./answer-form"
import * as css from "./answers.module.css"
import { OnlyWhoMay } from "./only-who-may"

const fresh = (): Writing => ({ id: crypto.randomUUID(), name: "", text: "", account: null })
const written = ({ id, name, text, account }: Answer): Writing => ({ id, name, text, account })

/** Saved replies: made, changed and deleted here, put into messages in the side panel. */
export function Answers({ accounts }: { accounts: readonly Account[] }) {
  const answers = useLive(["answers"], () => readAnswers())
  const [writing, setWriting] = useState<Writing | null>(null)
  const { said, gone, remove, putBack, say } = useDeleting()
  const make = useRef<HTMLButtonElement>(null)
  const done = (sentence: string | null) => {
    setWriting(null)
    say(sentence)
    make.current?.focus()
  }
  return (
    <section aria-labelledby="answers">
      <h2 id="answers">Answers</h2>
      <p className={css.hint}>Saved replies. While you write a message, / or the button Answers puts one in.</p>
      <OnlyWhoMay say="saveAnswer">
        {answers && answers.length > 0 && (
          <ul className={css.list} aria-label="Saved answers">
            {answers.map((answer) => (
              <Saved
                key={answer.id}
                answer={answer}
                accounts={accounts}
                edit={() => {
                  say(null)
                  setWriting(written(answer))
                }}
                remove={() => {
                  if (writing?.id === answer.id) setWriting(null)
                  void remove(answer)
                }}
              />
            ))}
          </ul>
        )}
        <div className={css.acts}>
          <button
            ref={make}
            type="button"
            onClick={() => {
              say(null)
              setWriting(fresh())
            }}
          >
            New answer
          </button>
          <p role="status" className={css.said}>
            {said}
          </p>
          {gone && (
            <button type="button" className="small" onClick={putBack}>
              Undo
            </button>
          )}
        </div>
        {writing && <AnswerForm key={writing.id} start={writing} accounts={accounts} done={done} />}
      </OnlyWhoMay>
    </section>
  )
}

interface SavedProps {
  answer: Answer
  accounts: readonly Account[]
  edit: () => void
  remove: () => void
}

function Saved({ answer: { id, name, text, account }, accounts, edit, remove }: SavedProps) {
  const only = accounts.find((each) => each.id === account)
  return (
    <li className={css.answer}>
      <div>
        <strong id={`answer-${id}`}>{name}</strong>
        {account && <small>{only ? `@${only.handle} only` : "for an account that is not connected"}</small>}
        <p dir="auto">{text}</p>
      </div>
      <button type="button" className="small" aria-label={`Edit ${name}`} onClick={edit}>
        Edit
      </button>
      <button type="button" className="plain small" aria-label={`Delete ${name}`} onClick={remove}>
        Delete
      </button>
    </li>
  )
}

/** Deleting is undone rather than asked about. */
function useDeleting() {
  const [gone, setGone] = useState<Answer | null>(null)
  const [said, setSaid] = useState<string | null>(null)
  const { tell } = useCommand(setSaid)
  return {
    gone,
    said,
    say: (sentence: string | null) => {
      setSaid(sentence)
      setGone(null)
    },
    remove: async (answer: Answer) => {
      if (!(await tell({ say: "deleteAnswer", answer: answer.id })).ok) return
      setGone(answer)
      setSaid(`“${answer.name}” was deleted.`)
    },
    putBack: async () => {
      if (!gone) return
      const { id, name, text, account } = gone
      if (!(await tell({ say: "saveAnswer", answer: id, name, text, account })).ok) return
      setGone(null)
      setSaid(`“${name}” is back.`)
    },
  }
}
