import type { FaultMatch } from "../../simulator/faults"
import type { LivelySimulator } from "../../simulator/lively"
import type { ApiRecord } from "../../simulator/requests"
import { ACME_AIR } from "../../simulator/seed/people"
import type { Chance } from "./chance"
import type { Crowd } from "./crowd"
import type { Moment } from "./rows"
import { POST, READ, TOKEN } from "./weather"

/** What a step needs to come about. */
export interface Scene {
  x: LivelySimulator
  crowd: Crowd
  chance: Chance
  /** Makes the desk read at once, as somebody does who opens the panel. */
  hurry(): Promise<unknown>
  /** The newest moment of the desk that was seen. */
  moment(): Moment | null
}

/** A named step at which a kill must lose nothing. */
export interface Step {
  name: string
  /** Brings the step about, holds it, kills there, and lets go. False: it never came about. */
  killAt(scene: Scene, kill: () => Promise<void>): Promise<boolean>
}

/** How long a step may take to come about, in milliseconds. */
const PATIENCE_MS = 10_000

const expire = ({ x }: Scene) => x.oauth.tokens.expireAccess(ACME_AIR.id)
/** Somebody writes, so that somebody replies. */
const write = ({ crowd }: Scene) => crowd.flood(2)
const isPage = (request: ApiRecord) => request.query.pagination_token !== undefined
const PAGE: FaultMatch = { ...READ, when: isPage }

/** The steps of sending, receiving and renewing tokens, in their order. */
export const STEPS: readonly Step[] = [
  { name: "send: queued, not begun", killAt: atStatus("queued") },
  { name: "send: begun", killAt: atStatus("sending") },
  { name: "send: at X, not taken", killAt: held(POST, "before", write) },
  { name: "send: taken, not answered", killAt: held(POST, "after", write) },
  { name: "send: answered, not written down", killAt: answered(POST, write) },
  { name: "send: unsure, being looked for", killAt: lookedFor },
  { name: "receive: asked, not answered", killAt: held(READ, "before", ({ crowd }) => crowd.flood(3)) },
  { name: "receive: page answered, being taken in", killAt: answered(READ, ({ crowd }) => crowd.flood(8)) },
  { name: "receive: between two pages", killAt: held(PAGE, "before", ({ crowd }) => crowd.flood(25)) },
  { name: "receive: second page answered, being taken in", killAt: answered(PAGE, ({ crowd }) => crowd.flood(25)) },
  { name: "refresh: asked, token not spent", killAt: held(TOKEN, "before", expire) },
  { name: "refresh: token spent, not answered", killAt: held(TOKEN, "after", expire) },
  { name: "refresh: answered, not kept", killAt: answered(TOKEN, expire) },
]

/** Holds a request at X before or after X did what it asks, and kills meanwhile. */
function held(match: FaultMatch, at: "before" | "after", provoke?: (scene: Scene) => void): Step["killAt"] {
  return async (scene, kill) => {
    let open = () => {}
    const shut = new Promise<void>((resolve) => {
      open = resolve
    })
    const fault = scene.x.faults.add(match, { waits: shut, at })
    try {
      provoke?.(scene)
      await scene.hurry()
      if (!(await comes(() => fault.met.length > 0))) return false
      await kill()
      return true
    } finally {
      fault.remove()
      open()
    }
  }
}

/** Kills as soon as X has answered, while the worker still makes something of it. */
function answered(match: FaultMatch, provoke?: (scene: Scene) => void): Step["killAt"] {
  return async (scene, kill) => {
    const met = scene.x.faults.add(match, { waits: 1, at: "after" })
    try {
      provoke?.(scene)
      await scene.hurry()
      if (!(await comes(() => met.met.some(({ outcome }) => outcome === "answered")))) return false
      await pause(scene.chance.between(0, 60))
      await kill()
      return true
    } finally {
      met.remove()
    }
  }
}

/** Kills when a message stands in this state on the desk. */
function atStatus(wanted: string): Step["killAt"] {
  return async (scene, kill) => {
    // Long enough on its way to be seen there.
    const slow = wanted === "sending" ? scene.x.faults.add(POST, { waits: 400, at: "after" }, 3) : null
    const stands = () => scene.moment()?.sends.some(({ status }) => status === wanted) ?? false
    write(scene)
    await scene.hurry()
    const came = await comes(stands)
    if (came) await kill()
    slow?.remove()
    return came
  }
}

/** A message became unsure; the read that would find it is held. */
async function lookedFor(scene: Scene, kill: () => Promise<void>): Promise<boolean> {
  const lost = scene.x.faults.add(POST, { drops: "after" })
  write(scene)
  await scene.hurry()
  const unsure = () => scene.moment()?.sends.some(({ status, lookedFor }) => status === "unsure" && !lookedFor) ?? false
  const came = (await comes(() => lost.met.length > 0)) && (await comes(unsure))
  lost.remove()
  return came ? held(READ, "before")(scene, kill) : false
}

/** Watches for a state of X or of the desk; false when it never comes. */
async function comes(holds: () => boolean): Promise<boolean> {
  const until = Date.now() + PATIENCE_MS
  while (!holds() && Date.now() < until) await pause(5)
  return holds()
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
