import { useEffect, useId, useRef, useState } from "react"
import type { Customer } from "~core/customer"
import { Avatar } from "~room/avatar"
import { Dialog } from "~room/dialog"
import * as question from "~room/question.module.css"
import { useCommand } from "~room/use-command"
import { useLive } from "~room/use-live"
import { calledBy } from "~room/visible"
import { findCustomers } from "~store/reads/find-customers"
import * as css from "./merge-question.module.css"

/** Finds the other profile of the same person, and merges it into the one that is open. */
export function MergeQuestion({ customers, onClose }: { customers: readonly Customer[]; onClose: () => void }) {
  const [words, setWords] = useState("")
  const [chosen, setChosen] = useState<Customer | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const { tell, pending } = useCommand(setTrouble)
  const [head] = customers
  const merge = async () => {
    if (!head || !chosen || pending) return
    const done = await tell({ say: "merge", customer: head.id, other: chosen.id })
    if (done.ok) onClose()
  }
  const choose = (customer: Customer | null) => {
    setTrouble(null)
    setChosen(customer)
  }
  if (!head) return null
  return (
    <Dialog title="Merge with another profile" onClose={onClose}>
      {chosen ? (
        <p>
          Everything of <bdi className={css.name}>{calledBy(chosen)}</bdi> will be shown with{" "}
          <bdi className={css.name}>{calledBy(head)}</bdi>. Nothing is lost: it can be unmerged.
        </p>
      ) : (
        <Finder words={words} onWords={setWords} except={customers.map(({ id }) => id)} onChoose={choose} />
      )}
      {trouble && (
        <p role="alert" className={css.trouble}>
          {trouble}
        </p>
      )}
      <div className={question.answers}>
        <button type="button" className="plain" onClick={onClose}>
          Cancel
        </button>
        {chosen && (
          <button type="button" onClick={() => choose(null)}>
            Choose another
          </button>
        )}
        {chosen && (
          <button type="button" className="primary" onClick={merge}>
            Merge profiles
          </button>
        )}
      </div>
    </Dialog>
  )
}

interface FinderProps {
  words: string
  onWords: (words: string) => void
  except: readonly string[]
  onChoose: (customer: Customer) => void
}

function Finder({ words, onWords, except, onChoose }: FinderProps) {
  const id = useId()
  const box = useRef<HTMLInputElement>(null)
  const found = useLive(["find", words, ...except], () => findCustomers(words, except))
  useEffect(() => box.current?.focus(), [])
  return (
    <>
      <label htmlFor={id} className={css.label}>
        Find by name, handle, e-mail or phone
      </label>
      <input
        ref={box}
        id={id}
        type="text"
        className={css.box}
        autoComplete="off"
        dir="auto"
        value={words}
        onChange={(event) => onWords(event.currentTarget.value)}
      />
      <ul aria-label="Profiles found" className={css.found}>
        {found?.map((customer) => (
          <li key={customer.id}>
            <button type="button" className="plain" onClick={() => onChoose(customer)}>
              <Avatar name={customer.name} picture={customer.picture} size={24} />
              <span>
                <bdi className={css.name}>{calledBy(customer)}</bdi> <span>{reachedBy(customer)}</span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      {words.trim() && found?.length === 0 && <p role="status">Nobody is called or reached like that.</p>}
    </>
  )
}

const reachedBy = ({ details, handle }: Customer) =>
  details.map(({ type, value }) => (type === "X username" ? `@${value}` : value)).join(", ") ||
  (handle ? `@${handle}` : "")
