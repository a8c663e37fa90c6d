import { useState } from "react"
import { GraveQuestion } from "~room/grave-question"
import { ExportDesk } from "../your-data/export-desk"
import * as css from "./team.module.css"

/** Takes the team's desk as its server has it now, in the place of this browser's copy of one that is there no more; asks first. */
export function ReadAnew() {
  const [asking, setAsking] = useState(false)
  return (
    <div className={css.part}>
      <p className={css.hint}>
        This browser still has the desk as it was. You can look at it, export it, and read the server’s desk in its
        place when an admin says that it is the right one.
      </p>
      <div className={css.acts}>
        <button type="button" aria-haspopup="dialog" onClick={() => setAsking(true)}>
          Read it anew
        </button>
      </div>
      {asking && (
        <GraveQuestion
          title="Read the desk anew?"
          act="Read anew"
          // Without a key: the one that is here stays.
          command={{ say: "join", server: "", key: "" }}
          close={() => setAsking(false)}
        >
          <p>
            What only this browser’s copy has is gone then: conversations and notes that the server lost. Export them
            first. What you have typed and not sent stays, and you stay in the team, with the key you have.
          </p>
          <ExportDesk />
        </GraveQuestion>
      )}
    </div>
  )
}
