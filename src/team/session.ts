import { inviteMember, revokeMember } from "./people/membership-acts"
import { Seat } from "./seat"
import type { Session, Sitting } from "./sitting"

/** Sits down at the desk. */
export function sit(sitting: Sitting): Session {
  const seat = new Seat(sitting)
  const ended = seat.stay().catch(sitting.report)
  return {
    commit: seat.commit,
    holds: (lease) => seat.holds(lease),
    want: (leases) => seat.want(leases),
    isUp: () => seat.isUp(),
    usable: Promise.race([seat.usable, ended.then(() => false)]),
    ask: (account, what) => seat.ask(account, what),
    media: () => seat.media(),
    invite: (guest) => seat.people((nc) => inviteMember(nc, sitting.invitation, guest)),
    publish: (publishing) => seat.publish(publishing),
    revoke: (member) => seat.people((nc) => revokeMember(nc, sitting.invitation, member)),
    ended,
  }
}
