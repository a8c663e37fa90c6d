/**
 * The one door to the team's engine: everything that needs NATS's client. It is a file of its own in the extension, which the worker loads when
 * a desk is a team's (background/engine.ts); so nothing else in the worker imports from here but types.
 */
export type { Invitation } from "./people/invitation"
export { readKey } from "./people/join"
export type { Invited, NotDone } from "./people/membership-acts"
export type { Publishing } from "./publish"
export { sit } from "./session"
export type { LineNews, Session, Sitting } from "./sitting"
export { tryKey } from "./try-key"
