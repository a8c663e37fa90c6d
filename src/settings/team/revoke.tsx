import { useState } from "react"
import { GraveQuestion } from "~room/grave-question"

/** Ends somebody's membership; asks first. */
export function Revoke({ member, name, describedBy }: { member: string; name: string; describedBy: string }) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <button
        type="button"
        className="small"
        aria-haspopup="dialog"
        aria-describedby={describedBy}
        onClick={() => setAsking(true)}
      >
        Revoke
      </button>
      {asking && (
        <GraveQuestion
          title="Revoke this key?"
          act="Revoke"
          command={{ say: "revoke", member }}
          close={() => setAsking(false)}
        >
          <p>
            <bdi>{name}</bdi> is out of the team’s desk at once, and their key never works again. What they wrote stays.
            They can be invited again, with a new key.
          </p>
        </GraveQuestion>
      )}
    </>
  )
}
