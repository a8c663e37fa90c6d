import { useId, useState } from "react"
import { AgentAvatar, type Face } from "~room/agent-avatar"
import { AgentName } from "~room/agent-name"
import { useLive } from "~room/use-live"
import type { DeskView } from "~store/reads/desk"
import { type Member, readMembers } from "~store/reads/team"
import * as css from "./on-duty.module.css"

/** Who is on duty with how much, behind one's own picture; read only while it is looked at. */
export function OnDuty({ desk: { me, agent } }: { desk: DeskView }) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  const own = agent ?? { id: me.id, name: "", picture: null }
  return (
    <>
      <button type="button" className={css.opener} popoverTarget={id} title="Who is on duty" aria-expanded={isOpen}>
        <AgentAvatar agent={own} size={24} />
        <span className="unseen">Who is on duty</span>
      </button>
      <div id={id} popover="auto" className={css.people} onToggle={(event) => setOpen(event.newState === "open")}>
        {isOpen && <People own={own} />}
      </div>
    </>
  )
}

function People({ own }: { own: Face }) {
  const all = useLive(["members"], () => readMembers())
  if (!all) return null
  const members = all.filter(({ revokedAt }) => revokedAt === null)
  const on = members.filter(isOnDuty)
  const off = members.filter((member) => !isOnDuty(member))
  return (
    <>
      <h2>On duty</h2>
      {on.length === 0 && <p>Nobody is.</p>}
      <ul aria-label="On duty">
        {on.map((member) => (
          <li key={member.id}>
            <AgentName agent={faceOf(member)} />
            <span>
              {member.id === own.id && "you, "}
              {held(member)}
            </span>
          </li>
        ))}
      </ul>
      {off.length > 0 && (
        <ul aria-label="Off duty" className={css.off}>
          {off.map((member) => (
            <li key={member.id}>
              <AgentName agent={faceOf(member)} />
              <span>{member.present ? "off duty" : "gone"}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const isOnDuty = ({ present, agent }: Member) => present && agent?.available === true

const held = ({ agent }: Member) => {
  const count = agent?.sessions.length ?? 0
  return count === 1 ? "1 session" : `${count} sessions`
}

const faceOf = ({ id, name, agent }: Member): Face => ({
  id,
  name: agent?.name || name,
  picture: agent?.picture ?? null,
})
