import { type FormEvent, useState } from "react"
import { mayGoOnDuty } from "~core/may"
import type { Inbox } from "~core/records"
import { ROLES, type Role } from "~core/role"
import { ROLE } from "~room/role-said"
import { useCommand } from "~room/use-command"
import { NewKey } from "./new-key"
import * as css from "./team.module.css"

/** Makes the key of somebody new: who, as what, in which inboxes. */
export function Invite({ inboxes }: { inboxes: readonly Inbox[] }) {
  const [name, setName] = useState("")
  const [role, setRole] = useState<Role>("agent")
  const [left, setLeft] = useState<readonly string[]>([])
  const [trouble, setTrouble] = useState<string | null>(null)
  const [made, setMade] = useState<{ name: string; key: string } | null>(null)
  const { tell, pending } = useCommand(setTrouble)
  const takesWork = mayGoOnDuty(role)
  const invite = async (event: FormEvent) => {
    event.preventDefault()
    if (pending) return
    const called = name.trim()
    if (!called) return setTrouble("Give them a name first: it stands on what they do at the desk.")
    setTrouble(null)
    const into = takesWork ? inboxes.map(({ id }) => id).filter((id) => !left.includes(id)) : []
    const invited = await tell({ say: "invite", member: null, role, name: called, inboxes: into })
    if (!invited.ok) return
    setMade({ name: called, key: invited.value.key })
    setName("")
  }
  return (
    <div className={css.part}>
      <h3>Invite</h3>
      <form className={css.form} onSubmit={invite} noValidate>
        <label htmlFor="invite-name">Name</label>
        <input
          id="invite-name"
          type="text"
          dir="auto"
          maxLength={200}
          autoComplete="off"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <RoleField role={role} onChoose={setRole} />
        {takesWork && <InboxFields inboxes={inboxes} left={left} onChange={setLeft} />}
        <div className={css.acts}>
          <button type="submit" className="primary" aria-disabled={pending}>
            Invite
          </button>
        </div>
        <p role="alert" className={css.trouble}>
          {trouble}
        </p>
      </form>
      {made && <NewKey key={made.key} name={made.name} keyText={made.key} onDone={() => setMade(null)} />}
    </div>
  )
}

function RoleField({ role, onChoose }: { role: Role; onChoose: (role: Role) => void }) {
  return (
    <>
      <label htmlFor="invite-role">Role</label>
      <select
        id="invite-role"
        value={role}
        aria-describedby="invite-role-hint"
        onChange={(event) => onChoose(ROLES.find((one) => one === event.currentTarget.value) ?? "agent")}
      >
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {ROLE[one].name}
          </option>
        ))}
      </select>
      <p id="invite-role-hint">{ROLE[role].may}</p>
    </>
  )
}

interface InboxFieldsProps {
  inboxes: readonly Inbox[]
  /** Those they are not put into. */
  left: readonly string[]
  onChange: (left: readonly string[]) => void
}

function InboxFields({ inboxes, left, onChange }: InboxFieldsProps) {
  return (
    <fieldset className={css.inboxes}>
      <legend>Inboxes</legend>
      {inboxes.map(({ id, name }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={!left.includes(id)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? left.filter((one) => one !== id) : [...left, id])
            }
          />
          <bdi>{name}</bdi>
        </label>
      ))}
    </fieldset>
  )
}
