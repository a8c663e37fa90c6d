import { type LivelySimulator, startLively } from "../../simulator/lively"
import { ACME_AIR } from "../../simulator/seed/people"
import { type Agent, hireAgent } from "./agent"
import { audit, type BookedDm, type Findings, isWell } from "./audit"
import { chanceOf } from "./chance"
import { type Crowd, gather } from "./crowd"
import { rowsNow, seenBy, wholeDesk } from "./looks"
import { buildMachine, type Machine } from "./machine"
import { type Mischief, mischief } from "./mischief"
import type { Written } from "./notebook"
import type { AccountRow, Moment, StandingRow, WholeDesk } from "./rows"
import { signIn } from "./sign-in"
import { type Weather, weatherOver } from "./weather"

/** How a run is made. */
export interface Terms {
  seed: number
  conversations: number
  /** Each named step once, and otherwise only what a short test has time for. */
  short?: boolean
  /** Is told what happens, a line at a time. */
  say?: (line: string) => void
}

/** What came of a run. */
export interface Outcome {
  seed: number
  minutes: number
  conversations: number
  findings: Findings
  /** Rules that were seen broken, in words. */
  broken: string[]
  /** Moments of the desk that were looked at. */
  looks: number
  /** What was done to it, by name, and how often. */
  done: Map<string, number>
  faults: Map<string, number>
  /** It came to rest: nobody left open, nothing under way. */
  settled: boolean
  well: boolean
  /** What was audited, for whoever wants to know why. */
  audited: { books: BookedDm[]; desk: WholeDesk; written: Written[] }
}

/** Wide, so that hundreds of conversations fit into minutes; a time of X's documented narrowness is among the mischief. */
export const WIDE = 1_000_000
export const LIMITED = ["GET /2/dm_events", "POST /2/dm_conversations/with/:participant_id/messages"] as const
const AT_ONCE = 30
const TELL_EVERY = 10
const SETTLE_MS = { short: 180_000, long: 600_000 }

/** Everybody and everything in a run. */
export interface Run {
  terms: Terms
  x: LivelySimulator
  machine: Machine
  crowd: Crowd
  agent: Agent
  weather: Weather
  moment: Moment | null
  looks: number
  broken: Set<string>
  /** Customers whom an older desk had, by their numeric X IDs. */
  longAgo: Set<string>
  say: (line: string) => void
}

/** Tries to break the built extension, lets it come to rest, and audits X's books against its log. */
export async function runChaos(terms: Terms): Promise<Outcome> {
  const begun = Date.now()
  const run = await raise(terms)
  try {
    await openForWork(run)
    const trouble = mischief(run, chanceOf(terms.seed + 1))
    let over = false
    const breaking = trouble
      .rage(() => dayIsOver(run))
      .finally(() => {
        over = true
      })
    await Promise.all([breaking, workUntil(run, () => over && dayIsOver(run))])
    const settled = await settle(run)
    return await account(run, trouble, { settled, minutes: (Date.now() - begun) / 60_000 })
  } finally {
    run.crowd.close()
    await run.machine.close()
    await run.x.close()
  }
}

async function raise(terms: Terms): Promise<Run> {
  const clock = { ahead: 0 }
  const limits = Object.fromEntries(LIMITED.map((name) => [name, WIDE]))
  const x = await startLively({ customers: false, limits, clock: () => Date.now() + clock.ahead })
  const machine = buildMachine(() => x.resolverRules, clock)
  const chance = chanceOf(terms.seed)
  return {
    ...{ terms, x, machine, moment: null, looks: 0, broken: new Set<string>(), longAgo: new Set<string>() },
    crowd: gather(x, terms.conversations, chance.fork()),
    agent: hireAgent(machine, chance.fork()),
    weather: weatherOver(x, chance.fork()),
    say: terms.say ?? (() => {}),
  }
}

async function openForWork(run: Run): Promise<void> {
  await run.machine.start()
  const signedIn = await signIn(run.machine)
  if (!signedIn?.ok) throw new Error(`The account was not connected: ${JSON.stringify(signedIn)}`)
  const settings = { standardCapacity: 30, maximumCapacity: 36, pauseSeconds: 0, offerSeconds: 5, undoSeconds: 1 }
  for (const [name, value] of Object.entries(settings)) await run.machine.say({ say: "setting", name, value })
  await run.machine.say({ say: "setAvailable", available: true })
}

/** Customers write and the agent works, whatever happens meanwhile, until it is time. */
async function workUntil(run: Run, over: () => boolean): Promise<void> {
  let awake = 0
  let seconds = 0
  while (!over()) {
    try {
      await lookOnce(run)
      const open = run.moment?.conversations.filter(({ status }) => status !== "Closed").length ?? 0
      run.crowd.act(Math.max(0, AT_ONCE - open - unread(run)))
      if (run.moment) await run.agent.work(run.moment)
      if (Date.now() - awake > 1_000) {
        awake = Date.now()
        await run.machine.say({ say: "awake", opened: true })
        await comeBack(run)
        if (++seconds % TELL_EVERY === 0) run.say(await howItStands(run))
      }
    } catch {
      // The browser was killed under our hands; it comes again.
      await pause(100)
    }
  }
}

/** How many have begun and are not on the desk yet. */
const unread = (run: Run) =>
  run.crowd.begun() - new Set(ofToday(run, run.moment?.conversations ?? []).map(({ customer }) => customer)).size

async function lookOnce(run: Run): Promise<void> {
  const page = await run.machine.page()
  const { looks, broken, moment } = await seenBy(page)
  run.looks += looks
  for (const rule of broken) run.broken.add(rule)
  run.moment = moment
  if (moment) for (const lie of run.agent.notebook.look(moment.sends)) run.broken.add(lie)
  await pause(40)
}

/** One line on how far the day is. */
async function howItStands(run: Run): Promise<string> {
  const page = await run.machine.page()
  const [account] = await rowsNow<AccountRow>(page, "accounts")
  const [standing] = await rowsNow<StandingRow>(page, "standings")
  const all = ofToday(run, run.moment?.conversations ?? [])
  const left = all.filter(({ status }) => status !== "Closed").length
  const { length } = run.x.requests
  return `… ${all.length} conversations, ${left} not closed; ${account?.status}, ${standing?.trouble ?? "heard"}; ${length} requests`
}

/** X signed the account out, since a spent token was shown again: the person presses Reconnect. */
async function comeBack(run: Run): Promise<void> {
  const accounts = await rowsNow<AccountRow>(await run.machine.page(), "accounts")
  if (!accounts.some(({ status }) => status === "reconnect")) return
  run.say("the account asks for Reconnect: pressed")
  await signIn(run.machine, true)
}

/** So many conversations stand on the desk; whoever still waits is served when X is well again. */
const dayIsOver = (run: Run) => ofToday(run, run.moment?.conversations ?? []).length >= run.terms.conversations

/** All but those of people who are in the desk from long ago. */
const ofToday = <Row extends { customer: string }>({ longAgo }: Run, rows: readonly Row[]) =>
  rows.filter(({ customer }) => !longAgo.has(customer))

/** X is well, nobody kills anything: the desk must come to rest by itself and an agent's hands. */
async function settle(run: Run): Promise<boolean> {
  run.weather.clear()
  run.x.faults.clear()
  for (const name of LIMITED) run.x.limits.set(name, WIDE)
  run.x.limits.reset()
  run.crowd.hush()
  run.agent.wrapUp()
  run.say("settling")
  const end = Date.now() + SETTLE_MS[run.terms.short ? "short" : "long"]
  let rest = false
  const checking = (async () => {
    while (!rest && Date.now() < end) {
      await pause(2_000)
      rest = await atRest(run).catch(() => false)
    }
  })()
  await workUntil(run, () => rest || Date.now() >= end)
  await checking
  return rest
}

async function atRest(run: Run): Promise<boolean> {
  const desk = await wholeDesk(await run.machine.page())
  const closed = desk.conversations.every(({ status }) => status === "Closed")
  const still = desk.sends.every(({ status }) => status === "sent" || status === "dropped")
  const taken = new Set(desk.entries.flatMap(({ event }) => event ?? []))
  const books = run.crowd.books().filter(({ from, onX }) => from !== ACME_AIR.id || onX)
  const missing = books.filter(({ id }) => !taken.has(id)).length
  const left = desk.conversations.filter(({ status }) => status !== "Closed").length
  const under = desk.sends.filter(({ status }) => status !== "sent" && status !== "dropped")
  run.say(`not closed ${left}, on their way or undecided ${under.length}, not taken in ${missing}`)
  return closed && still && run.crowd.quiet() && missing === 0
}

async function account(
  run: Run,
  trouble: Mischief,
  { settled, minutes }: { settled: boolean; minutes: number },
): Promise<Outcome> {
  const desk = await wholeDesk(await run.machine.page())
  run.agent.notebook.look(desk.sends)
  const { written } = run.agent.notebook
  const books = run.crowd.books()
  const findings = audit(books, desk, written, ACME_AIR.id)
  const broken = [...run.broken]
  return {
    ...{
      seed: run.terms.seed,
      minutes,
      conversations: ofToday(run, desk.conversations).length,
      findings,
      broken,
      looks: run.looks,
    },
    ...{ done: trouble.done, faults: run.weather.met(), settled },
    well: isWell(findings) && broken.length === 0 && settled,
    audited: { books, desk, written: [...written.values()] },
  }
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))
