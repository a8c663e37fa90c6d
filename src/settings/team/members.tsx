import { useId, useState } from "react"
import type { Inbox } from "~core/records"
import { AgentAvatar } from "~room/agent-avatar"
import { useMay, useMe } from "~room/me"
import { ROLE } from "~room/role-said"
import { useCommand } from "~room/use-command"
import type { Member } from "~store/reads/team"
import { memberSaid } from "./member-said"
import { NewKey } from "./new-key"
import { Revoke } from "./revoke"
import * as css from "./team.module.css"

interface MembersProps {
  members: readonly Member[]
  inboxes: readonly Inbox[]
  now: number
}

/** Everybody who is or was in the team. */
export function Members({ members, inboxes, now }: MembersProps) {
  return (
    <div className={css.part}>
      <h3 id="members">Members</h3>
      <ul aria-labelledby="members">
        {members.map((member) => (
          <One key={member.id} member={member} inboxes={inboxes} now={now} />
        ))}
      </ul>
    </div>
  )
}

function One({ member, inboxes, now }: { member: Member; inboxes: readonly Inbox[]; now: number }) {
  const { id, role, agent, revokedAt } = member
  const name = agent?.name || member.name
  const whose = useId()
  const isMe = useMe() === id
  const isAdmins = useMay("invite")
  const [key, setKey] = useState<string | null>(null)
  return (
    <li className={css.member} data-gone={revokedAt !== null}>
      <AgentAvatar agent={{ id, name, picture: agent?.picture ?? null }} size={28} />
      <p>
        <b id={whose}>
          <bdi>{name}</bdi>
        </b>
        {isMe && " (you)"}, {ROLE[role].name.toLowerCase()}
        <br />
        <span className={css.state} data-duty={member.present && agent?.available === true}>
          {memberSaid(member, now)}
        </span>
      </p>
      {isAdmins && !isMe && (
        <div className={css.acts}>
          {revokedAt === null && <Revoke member={id} name={name} describedBy={whose} />}
          <InviteAgain member={member} inboxes={inboxes} describedBy={whose} onKey={setKey} />
        </div>
      )}
      {key && <NewKey name={name} keyText={key} onDone={() => setKey(null)} />}
    </li>
  )
}

interface AgainProps {
  member: Member
  inboxes: readonly Inbox[]
  describedBy: string
  onKey: (key: string) => void
}

/** A new key for somebody who lost theirs, under the name and in the inboxes they had. */
function InviteAgain({ member: { id, role, name }, inboxes, describedBy, onKey }: AgainProps) {
  const { tell, pending } = useCommand()
  const again = async () => {
    if (pending) return
    const theirs = inboxes.filter(({ agents }) => agents.includes(id)).map((inbox) => inbox.id)
    const made = await tell({ say: "invite", member: id, role, name, inboxes: theirs })
    if (made.ok) onKey(made.value.key)
  }
  return (
    <button
      type="button"
      className="plain small"
      aria-describedby={describedBy}
      aria-disabled={pending}
      onClick={again}
    >
      Invite again
    </button>
  )
}
