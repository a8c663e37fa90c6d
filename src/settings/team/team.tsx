import { useEffect, useRef } from "react"
import { useLive } from "~room/use-live"
import { readTeam } from "~store/reads/team"
import { Join } from "./join"
import { Joined } from "./joined"

/** One desk for several people: joining it, how it stands, who is in it. */
export function Team() {
  const view = useLive(["team"], () => readTeam())
  const heading = useRef<HTMLHeadingElement>(null)
  const isIn = view && view.membership !== null
  const was = useRef(isIn)
  useEffect(() => {
    // What was pressed is gone with the form it stood in: go on from the heading.
    if (was.current !== undefined && was.current !== isIn) heading.current?.focus()
    was.current = isIn
  }, [isIn])
  if (!view) return null
  const { membership } = view
  return (
    <section aria-labelledby="team">
      <h2 id="team" ref={heading} tabIndex={-1}>
        Team
      </h2>
      {membership ? <Joined view={view} membership={membership} /> : <Join line={view.line} />}
    </section>
  )
}
