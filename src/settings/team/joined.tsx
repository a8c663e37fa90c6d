import { mayGoOnDuty } from "~core/may"
import type { Membership } from "~core/membership"
import { version } from "~platform/version"
import { AgentAvatar } from "~room/agent-avatar"
import { lineSaid } from "~room/line-said"
import { ROLE } from "~room/role-said"
import { useOwnNow } from "~room/use-now"
import type { TeamView } from "~store/reads/team"
import { Invite } from "./invite"
import { Leave } from "./leave"
import { newerSaid } from "./member-said"
import { Members } from "./members"
import { Publish } from "./publish"
import { ReadAnew } from "./read-anew"
import * as css from "./team.module.css"

/** A team's desk as somebody in it sees it: who they are, how the line is, who the others are; an admin's acts. */
export function Joined({ view, membership }: { view: TeamView; membership: Membership }) {
  const { line, members, inboxes, publish } = view
  const now = useOwnNow(15_000)
  const isAdmin = membership.role === "admin"
  const newer = newerSaid(members, version())
  const isAmiss = line?.state === "refused" || line?.state === "away"
  return (
    <>
      <Who membership={membership} view={view} />
      <p role={isAmiss ? "alert" : "status"} className={css.line} data-amiss={isAmiss}>
        {lineSaid(line, now)}
      </p>
      {line?.state === "refused" && line.because === "wiped" && <ReadAnew />}
      {newer && <p className={css.newer}>{newer}</p>}
      <Members members={members} inboxes={inboxes} now={now} />
      {isAdmin && <Invite inboxes={inboxes} />}
      {isAdmin && membership.putAway !== null && membership.putAway > 0 && (
        <Publish customers={membership.putAway} work={publish} />
      )}
      <Leave putAway={membership.putAway} />
    </>
  )
}

function Who({ membership: { member, name, role, server }, view }: { membership: Membership; view: TeamView }) {
  const own = view.members.find(({ id }) => id === member)?.agent
  const called = own?.name || name
  return (
    <div className={css.who}>
      <AgentAvatar agent={{ id: member, name: called, picture: own?.picture ?? null }} size={36} />
      <div>
        <p>
          <b>
            <bdi>{called}</bdi>
          </b>
          , {ROLE[role].name.toLowerCase()}
        </p>
        <p className={css.hint}>
          at <bdi>{server}</bdi>
          {!mayGoOnDuty(role) && ". Takes no conversations."}
        </p>
      </div>
    </div>
  )
}
