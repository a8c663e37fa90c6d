/**
 * What the worker does for a team, and with it the team's engine: one file of its own in the extension, which is loaded when a desk is a team's
 * (background/engine.ts). Whoever works alone never runs it; so nothing else in the worker imports from here but types.
 */
export { take } from "./hands"
export { join, leaveTeam } from "./join-team"
export { keyOf } from "./key-of"
export { invite, revoke } from "./members"
export { mendMove } from "./mend-once"
export { openShelf } from "./open-shelf"
export { publish } from "./publish-own"
export { TeamMode } from "./team-mode"
