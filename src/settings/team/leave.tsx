import { useState } from "react"
import { GraveQuestion } from "~room/grave-question"
import { ExportDesk } from "../your-data/export-desk"
import * as css from "./team.module.css"

/** Takes this browser out of the team, and its own desk back out; asks first. */
export function Leave({ putAway }: { putAway: number | null }) {
  const [asking, setAsking] = useState(false)
  return (
    <div className={css.part}>
      <button type="button" className={css.grave} aria-haspopup="dialog" onClick={() => setAsking(true)}>
        Leave team
      </button>
      {asking && (
        <GraveQuestion
          title="Leave the team?"
          act="Leave"
          command={{ say: "leaveTeam" }}
          close={() => setAsking(false)}
        >
          <p>
            The team’s desk goes from this browser and stays on its server. {comesBack(putAway)} To come back, you need
            a new key from an admin.
          </p>
          <ExportDesk />
        </GraveQuestion>
      )}
    </div>
  )
}

function comesBack(putAway: number | null): string {
  if (putAway === null) return "A new desk of your own stands here then."
  return putAway > 0
    ? `Your own comes back as you left it, with ${putAway.toLocaleString("en")} ${putAway === 1 ? "customer" : "customers"}.`
    : "Your own comes back as you left it."
}
