import { useEffect, useRef, useState } from "react"
import { fillWording, type WordingProblem, wordingProblems } from "~core/wording"
import { useSetting } from "./use-setting"
import * as css from "./wording.module.css"

/** The words before the DM link, with what they become in a reply. */
export function Wording({ wording, account }: { wording: string; account: string | null }) {
  const [text, setText] = useState(wording)
  const { said, change, refuse } = useSetting("wordings")
  const typing = useRef(false)
  useEffect(() => {
    if (!typing.current) setText(wording)
  }, [wording])
  const leave = () => {
    typing.current = false
    const [problem] = wordingProblems(text)
    if (!text.trim()) refuse("Some words are needed before the link. The last wording stays.")
    else if (problem) refuse(`${sentenceOf(problem)} The last wording stays.`)
    else if (text !== wording) void change([text])
  }
  return (
    <section aria-labelledby="wording">
      <h2 id="wording">DM link wording</h2>
      <label htmlFor="wording-text" className={css.label}>
        Wording
      </label>
      <textarea
        id="wording-text"
        className={css.box}
        dir="auto"
        rows={3}
        value={text}
        aria-invalid={said?.tone === "bad"}
        aria-describedby="wording-hint wording-said"
        onChange={(event) => {
          typing.current = true
          setText(event.currentTarget.value)
        }}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key !== "Enter") return
          event.preventDefault()
          leave()
        }}
      />
      <p id="wording-said" role={said?.tone === "bad" ? "alert" : "status"} className={css.said} data-tone={said?.tone}>
        {said?.text}
      </p>
      <p id="wording-hint" className={css.hint}>
        <code>{"{{handle}}"}</code> and <code>{"{{name}}"}</code> are the author’s, <code>{"{{account}}"}</code> is
        yours. The link stands last, by itself.
      </p>
      <figure className={css.preview}>
        <figcaption>In a reply</figcaption>
        <p>
          {fillWording(text, { handle: "ana_r", name: "Ana", account: account ?? "yourbrand" })}{" "}
          <span>twitter.com/messages/compose…</span>
        </p>
      </figure>
    </section>
  )
}

function sentenceOf(problem: WordingProblem): string {
  switch (problem.problem) {
    case "unknown variable":
      return `{{${problem.name}}} is not known: use {{handle}}, {{name}} or {{account}}.`
    case "open braces":
      return "A {{ or }} has no partner."
    case "too long":
      return `It is ${problem.by} ${problem.by === 1 ? "character" : "characters"} too long for a reply with the link.`
    case "line break":
      return "It must be one line."
    case "hidden characters":
      return "It holds characters nobody can see."
    case "holds a DM link":
      return "Leave out the link: Aside puts it last by itself."
  }
}
