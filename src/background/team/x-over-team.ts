import * as v from "valibot"
import type { Trouble } from "~core/account"
import { type AccountId, type EventId, eventId } from "~core/ids"
import type { DeskDb } from "~store/desk-db"
import type { Heard, MediaOutcome, X } from "~x/port"
import { type AskedOfX, FromGateway, nothing } from "./asked-of-x"
import { lineOfEvent } from "./line-of-event"
import { mediaName, type TeamMedia } from "./team-media"

/** What became of a question to the gateway of an account (the team's engine asks). */
export type Told =
  | { told: true; answer: unknown }
  | { told: false; because: "nobody" | "silent" | "busy" | "failed" | "stopped" }

/** What a browser without tokens works with. */
export interface OverTeam {
  db: DeskDb
  ask: (account: AccountId, what: AskedOfX) => Promise<Told>
  media: TeamMedia
  signal: AbortSignal
  /** How long this browser's copy of the desk may take to follow (milliseconds). */
  patience?: number
  /** Unix milliseconds. */
  now: () => number
}

const PATIENCE_MS = 8_000
const LOOK_MS = 50
/** What is asked of the wrong browser may be asked again after so long (milliseconds). */
const AGAIN_MS = 60_000

/** X for a browser of a team that holds no tokens: what has to be done now is asked of the browser that holds the account's lease. */
export function xOverTeam(over: OverTeam): X {
  return {
    ...neverHere(over.now),
    async block(account, person, on) {
      return heardOf(await gatewayOf(over, account, { what: "block", person, on }))
    },
    async remove(account, event) {
      const heard = heardOf(await gatewayOf(over, account, { what: "remove", event }))
      if (!heard.ok || (await isEmptied(over, account, event))) return heard
      return heardOf(nothing("timed-out", "It is deleted; this browser has not heard so yet."))
    },
    media: (account, place, most) => mediaOver(over, account, place, most),
  }
}

/** A trouble that passes, and that marks no account as one to be reconnected: another browser reads and sends. */
const ELSEWHERE = { trouble: "offline", detail: "Another browser of the team does this." } as const
const unheard = () => Promise.resolve({ ok: false, retryAt: null, allowance: null, ...ELSEWHERE } as const)

/** What the holder of the account's lease does by itself, and nobody asks for: no loop calls these in a browser that holds none. */
const neverHere = (now: () => number) =>
  ({
    me: unheard,
    page: unheard,
    chats: unheard,
    send: async () => ({ fate: "later", retryAt: now() + AGAIN_MS, trouble: ELSEWHERE.trouble, allowance: null }),
    upload: async () => ({ fate: "later", retryAt: now() + AGAIN_MS, trouble: ELSEWHERE.trouble }),
  }) satisfies Partial<X>

const BECAUSE: Record<Extract<Told, { told: false }>["because"], Trouble> = {
  nobody: "no-gateway",
  // It may have been done.
  silent: "timed-out",
  stopped: "timed-out",
  failed: "timed-out",
  busy: "server-error",
}

/** Asks, and reads the answer at the door. */
export async function gatewayOf({ ask }: OverTeam, account: AccountId, what: AskedOfX): Promise<FromGateway> {
  const told = await ask(account, what)
  if (!told.told) return nothing(BECAUSE[told.because])
  const read = v.safeParse(FromGateway, told.answer)
  return read.success ? read.output : ODD
}

const ODD = nothing("unexpected", "An answer that is none came from a browser of the team.")

/** A medium that some gateway has put there already, or puts there now. */
async function mediaOver(over: OverTeam, account: AccountId, place: MediaPlaceOf, most: number): Promise<MediaOutcome> {
  const { dm, media, resource } = place
  const wanted = { way: "in", name: mediaName(account, place), most, signal: over.signal } as const
  const there = await over.media.take(wanted)
  if (there.taken) return { ok: true, bytes: there.bytes }
  if (there.because === "too-large") return { ok: false, because: "too-large" }
  const did = await gatewayOf(over, account, { what: "media", dm, media, resource, most })
  if (did.did === "nothing") return { ok: false, because: "later", trouble: did.trouble, detail: did.detail }
  if (did.did === "elsewhere") return { ok: false, because: "too-large" }
  if (did.did === "gone") {
    const known = !did.emptied || (await isEmptied(over, account, eventId(dm)))
    return known ? { ok: false, because: "gone" } : LATER
  }
  const taken = did.did === "put" ? await over.media.take({ ...wanted, writer: did.writer }) : null
  return taken?.taken ? { ok: true, bytes: taken.bytes } : LATER
}

type MediaPlaceOf = Parameters<X["media"]>[1]
const LATER = { ok: false, because: "later", trouble: "timed-out", detail: "" } as const satisfies MediaOutcome

function heardOf(did: FromGateway): Heard<true> {
  if (did.did === "done") return { ok: true, value: true, allowance: null, xNow: null }
  const { trouble, retryAt, detail } = did.did === "nothing" ? did : ODD
  return { ok: false, trouble, retryAt, detail, allowance: null }
}

/**
 * Waits until what the gateway emptied is empty here too: an agent may not write in such a line, so what is decided next must find it done.
 * False: this browser's copy lags.
 */
async function isEmptied({ db, patience = PATIENCE_MS }: OverTeam, account: AccountId, event: EventId) {
  const end = performance.now() + patience
  for (;;) {
    const line = await lineOfEvent(db, account, event)
    if (!line || line.emptied) return true
    if (performance.now() > end) return false
    await new Promise((go) => setTimeout(go, LOOK_MS))
  }
}
