/**
 * The one door to the team's engine: everything that needs NATS's client. It is a file of its own in the extension, which the worker loads when
 * a desk is a team's (background/engine.ts); so nothing else in the worker imports from here but types.
 */
export { commitToTeam } from "./commit"
export { openLine } from "./connect"
export { keepLease } from "./lease"
export { asSystem, optionsOf } from "./people/connection"
export { greet } from "./people/greet"
export { writeInvitation } from "./people/invitation"
export { invite } from "./people/invite"
export { endOf, readKey } from "./people/join"
export { renew, revoke } from "./people/revoke"
export { enroll, memberOf, readRoll } from "./people/roll"
export { whyTurnedAway } from "./people/turned-away"
export { beHere, watchPresence } from "./presence"
export { keepCopy } from "./replica"
export { findStream, makeStream } from "./stream"
