import { type FormEvent, useState } from "react"
import type { TeamLine } from "~core/membership"
import { toCome } from "~room/line-said"
import { TEAM_TROUBLE } from "~room/team-trouble-said"
import { useCommand } from "~room/use-command"
import { KeyField, LONGEST_KEY } from "./key-field"
import * as css from "./team.module.css"

/** The way into a team's desk, with the key that an admin gave out. */
export function Join({ line }: { line: TeamLine | null }) {
  const [server, setServer] = useState("")
  const [key, setKey] = useState("")
  const [trouble, setTrouble] = useState<string | null>(null)
  const { tell, pending } = useCommand(setTrouble)
  const join = async (event: FormEvent) => {
    event.preventDefault()
    if (pending) return
    if (!key.trim()) return setTrouble("Put in your key first: an admin of the team gives it to you.")
    if (key.length > LONGEST_KEY) return setTrouble(TEAM_TROUBLE["not a key"])
    setTrouble(null)
    await tell({ say: "join", server: server.trim(), key })
  }
  return (
    <>
      <p className={css.hint}>
        Several people can work at one desk, over a server of your own. Joining puts this browser’s own desk away,
        whole; it comes back as it was when you leave the team.
      </p>
      <form className={css.form} onSubmit={join} noValidate>
        <label htmlFor="team-server">Server</label>
        <input
          id="team-server"
          type="text"
          inputMode="url"
          placeholder="wss://…"
          maxLength={300}
          autoComplete="off"
          spellCheck={false}
          value={server}
          aria-describedby="team-server-hint"
          onChange={(event) => setServer(event.currentTarget.value)}
        />
        <p id="team-server-hint">It may stay empty: the key holds it.</p>
        <KeyField typed={key} onType={setKey} onTrouble={setTrouble} />
        <div className={css.acts}>
          <button type="submit" className="primary" aria-disabled={pending}>
            Join
          </button>
          <p role="status">{pending && underWay(line)}</p>
        </div>
        <p role="alert" className={css.trouble}>
          {trouble}
        </p>
      </form>
    </>
  )
}

const underWay = (line: TeamLine | null) =>
  line?.behind ? `Copying the team’s desk: ${toCome(line.behind)}…` : "Joining…"
