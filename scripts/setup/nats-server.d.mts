/** Where a nats-server ≥ 2.12 is; undefined when there is none. */
export function findNatsServer(): string | undefined
/** Finds one, or fetches Debian's where this program may; undefined when there is none to be had. */
export function needNatsServer(): string | undefined
