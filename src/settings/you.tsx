import { useEffect, useRef, useState } from "react"
import { NAME_LIMIT } from "~core/call-agent"
import type { Face } from "~room/agent-avatar"
import { useRole } from "~room/me"
import { useCommand } from "~room/use-command"
import { Picture } from "./picture"
import * as css from "./wording.module.css"

/** What this browser's agent is called: on the buttons of posts, in answers, in the report. */
export function You({ face }: { face: Face }) {
  const { name } = face
  const isInTeam = useRole() !== null
  const [text, setText] = useState(name)
  const [said, setSaid] = useState<{ tone: "good" | "bad"; text: string } | null>(null)
  const { tell } = useCommand((sentence) => setSaid({ tone: "bad", text: sentence }))
  const typing = useRef(false)
  useEffect(() => {
    if (!typing.current) setText(name)
  }, [name])
  const leave = async () => {
    typing.current = false
    if (text.trim() === name) return
    const changed = await tell({ say: "callMe", name: text })
    if (changed.ok) setSaid({ tone: "good", text: "Saved" })
  }
  return (
    <section aria-labelledby="you">
      <h2 id="you">You</h2>
      <label htmlFor="your-name" className={css.label}>
        Your name
      </label>
      <input
        type="text"
        id="your-name"
        className={css.box}
        dir="auto"
        maxLength={NAME_LIMIT}
        value={text}
        aria-describedby="your-name-hint your-name-said"
        onChange={(event) => {
          typing.current = true
          setSaid(null)
          setText(event.currentTarget.value)
        }}
        onBlur={() => void leave()}
        onKeyDown={(event) => {
          if (event.key === "Enter") void leave()
        }}
      />
      <p
        id="your-name-said"
        role={said?.tone === "bad" ? "alert" : "status"}
        className={css.said}
        data-tone={said?.tone}
      >
        {said?.text}
      </p>
      <p id="your-name-hint" className={css.hint}>
        Stands on your DM links (“sent by {text.trim() || "…"}”), in the report, and where an answer says{" "}
        <code>{"{{agent}}"}</code>.
      </p>
      {isInTeam && <Picture face={face} />}
    </section>
  )
}
