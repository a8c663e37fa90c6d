import { useEffect, useId, useRef, useState } from "react"
import { MOST_WORDINGS } from "~core/settings"
import { LINK_WEIGHT, POST_LIMIT } from "~core/weighted-length"
import { fillWording, wordingProblems, wordingWeight } from "~core/wording"
import { useWordings } from "./use-wordings"
import * as css from "./wording.module.css"
import { WordingBox } from "./wording-box"
import { problemSaid } from "./wording-problem"

interface WordingsProps {
  wordings: readonly string[]
  /** Handle of the account shown in the preview. */
  account: string
}

/** The words before the DM link, the usual ones first: as many as one wants to choose from on the page. */
export function Wordings({ wordings, account }: WordingsProps) {
  const { saidOf, save, add, remove, makeUsual, stands } = useWordings(wordings)
  /** Which one is being added: it is there as long as it would be the next. */
  const [adding, setAdding] = useState<number | null>(null)
  const addButton = useRef<HTMLButtonElement>(null)
  const isAdding = adding === wordings.length
  useEffect(() => setAdding((at) => (at === wordings.length ? at : null)), [wordings.length])
  const isFull = wordings.length >= MOST_WORDINGS
  const wrong = (text: string, i: number) => {
    const [problem] = wordingProblems(text)
    if (problem) return problemSaid(problem)
    return stands(text, i) ? "That wording is there already." : null
  }
  const removed = (i: number) => {
    remove(i)
    addButton.current?.focus()
  }
  return (
    <>
      {[...wordings, ...(isAdding ? [""] : [])].map((value, i) => (
        <WordingBox
          // biome-ignore lint/suspicious/noArrayIndexKey: its place is what a wording is known by
          key={i}
          label={i === 0 ? "Wording" : `Wording ${i + 1}`}
          value={value}
          wrong={(text) => wrong(text, i)}
          length={length}
          preview={(text) => <Reply text={text} account={account} />}
          said={saidOf(i)}
          {...(i === adding && isAdding
            ? { startsFocused: true, save: add, left: () => setAdding(null) }
            : {
                save: (text: string) => save(i, text),
                acts: <Acts i={i} only={wordings.length === 1} remove={removed} makeUsual={makeUsual} />,
              })}
        />
      ))}
      <button
        ref={addButton}
        type="button"
        className="small"
        aria-disabled={isFull || isAdding}
        title={isFull ? `${MOST_WORDINGS} are the most.` : undefined}
        onClick={() => !isFull && setAdding(wordings.length)}
      >
        Add a wording
      </button>
    </>
  )
}

interface ActsProps {
  i: number
  only: boolean
  remove: (i: number) => void
  makeUsual: (i: number) => void
}

function Acts({ i, only, remove, makeUsual }: ActsProps) {
  const which = useId()
  if (only) return null
  return (
    <>
      <span id={which} className="unseen">
        Wording {i + 1}
      </span>
      {i === 0 ? (
        <span className={css.usual}>The usual one</span>
      ) : (
        <button type="button" className="plain small" aria-describedby={which} onClick={() => makeUsual(i)}>
          Make usual
        </button>
      )}
      <button type="button" className="plain small" aria-describedby={which} onClick={() => remove(i)}>
        Remove
      </button>
    </>
  )
}

const length = (text: string) => ({
  // The words, a blank, the link.
  of: wordingWeight(text.trim()) + 1 + LINK_WEIGHT,
  limit: POST_LIMIT,
  counts: `, the link counts ${LINK_WEIGHT}`,
})

function Reply({ text, account }: { text: string; account: string }) {
  return (
    <>
      {fillWording(text, { handle: "ana_r", name: "Ana", account })} <span>twitter.com/messages/compose…</span>
    </>
  )
}
