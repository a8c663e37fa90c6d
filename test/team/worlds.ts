import { agentId } from "~core/ids"
import type { Role } from "~core/role"
import type { X } from "~x/port"
import { xClock } from "../../src/background/clock"
import { atHome } from "../../src/background/test-world"
import type { World } from "../../src/background/world"
import { type Member as Browser, sit } from "./member"
import type { Member, Stage } from "./people/workspace"

/** An X in which every call that a test doesn't expect is a failure. */
export const anX = (calls: Partial<X>): X =>
  new Proxy(calls, {
    get: (all, name) => {
      const call = Reflect.get(all, name)
      if (call) return call
      throw new Error(`X was asked for ${String(name)}`)
    },
  }) as X

/** A browser of somebody's at the team's desk, with the world that its commands and loops are given. */
export interface Seat {
  member: Member
  browser: Browser
  world: World
  line: Browser["line"]
  leave: () => Promise<void>
}

export async function seat(stage: Stage, role: Role, x: (seat: Omit<Seat, "world">) => X): Promise<Seat> {
  const member = await stage.member(role)
  const browser = sit({ nc: member.nc, member: member.id }, stage.workspace.id)
  const own = { member, browser, line: browser.line, leave: browser.leave }
  const world: World = {
    db: browser.db,
    commit: browser.commit,
    x: x(own),
    shelf: {} as World["shelf"],
    clock: xClock(),
    me: agentId(member.id),
    ...atHome(browser.db),
    signal: new AbortController().signal,
    report: (error) => browser.reported.push(error),
    nudge: () => {},
    hurry: async () => {},
    inFlight: new Set(),
  }
  return { ...own, world }
}
