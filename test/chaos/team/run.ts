import type { NatsConnection } from "@nats-io/nats-core"
import { connectAccount, goAvailable } from "../../../scripts/tour/acts"
import { joinAs, openTeamStage, type TeamStage } from "../../../scripts/tour/team/stage"
import { type Findings, isWell } from "../audit"
import { chanceOf } from "../chance"
import { type Crowd, gather } from "../crowd"
import { account } from "./account"
import type { TeamFindings } from "./audit"
import { isTeamWell } from "./audit"
import { connectBrand, leftOver, settle, widen } from "./day"
import { type Hand, handAt } from "./hand"
import { type History, keepHistory } from "./history"
import { makeTrouble, stand } from "./mischief"
import { longPlan, shortPlan } from "./plan"
import { type Tally, tallyOf } from "./tally"

/** How a run is made. */
export interface TeamTerms {
  seed: number
  /** The admin's, who reads X and sends, is one of them. */
  browsers: number
  conversations: number
  nodes: 1 | 3
  /** Each trouble once, and otherwise only what a short test has time for. */
  short?: boolean
  say?: (line: string) => void
}

/** What came of a run. */
export interface TeamOutcome {
  terms: TeamTerms
  minutes: number
  conversations: number
  findings: Findings
  team: TeamFindings
  /** Rules of routing that a moment of the server's broke. */
  broken: string[]
  moments: number
  messages: number
  /** Messages that were written over before they could be written down. */
  missed: number
  /** Browsers whose copy is not what the server has, in words. */
  apart: string[]
  done: Map<string, number>
  settled: boolean
  well: boolean
}

/** Everybody and everything in a run. */
export interface TeamRun {
  terms: TeamTerms
  stage: TeamStage
  keeper: NatsConnection
  history: History
  tally: Tally
  crowd: Crowd
  hands: Hand[]
  say: (line: string) => void
}

/** How many browsers have the account's tokens: a team that is no handful has two, so that one may be gone. */
const gatewaysOf = ({ browsers }: TeamTerms) => (browsers > 3 ? 2 : 1)

/** Conversations of each agent at once. */
const EACH = 3
/** Milliseconds between two looks of one agent at their panel: quicker than any person; each reads the whole desk, and all share one computer. */
const looksEvery = ({ browsers }: TeamTerms) => Math.max(250, browsers * 60)
const AGENTS = (run: TeamRun) => run.hands.length - 1

/** Lets a team work while it is troubled, lets it come to rest, and audits its whole log and X's books. */
export async function runTeamChaos(terms: TeamTerms): Promise<TeamOutcome> {
  const begun = Date.now()
  const run = await raise(terms)
  try {
    let over = false
    const chance = chanceOf(terms.seed + 1)
    const team = { agents: run.hands.length, nodes: terms.nodes }
    const plan = terms.short ? shortPlan(chance, team) : longPlan(chance, team)
    const done = makeTrouble(run, plan, {
      over: () => !terms.short && dayIsOver(run),
      between: () => (terms.short ? Promise.resolve() : gotOn(run)),
    })
    const [, ...agents] = run.hands
    const working = agents.map((hand) => hand.work(() => over))
    const writing = write(run, () => over)
    const kinds = await done
    await stand(run)
    run.say("the trouble is over")
    const settled = await settle(run, () => dayIsOver(run))
    over = true
    await Promise.all([...working, writing])
    const found = await account(run)
    const well =
      settled &&
      isWell(found.findings) &&
      isTeamWell(found.team) &&
      found.broken.length === 0 &&
      found.apart.length === 0
    return { terms, minutes: (Date.now() - begun) / 60_000, done: kinds, settled, ...found, well }
  } finally {
    run.crowd.close()
    run.history.close()
    await run.stage.close()
  }
}

async function raise(terms: TeamTerms): Promise<TeamRun> {
  const say = terms.say ?? (() => {})
  const stage = await openTeamStage({ nodes: terms.nodes, x: { customers: false, limits: {} } })
  try {
    widen(stage.x)
    const keeper = await stage.server.keeper()
    const chance = chanceOf(terms.seed)
    const admin = await joinAs(stage, { name: "Ann", role: "admin" })
    const history = await keepHistory(keeper)
    await connectBrand(admin)
    const hands = [await handAt(admin, chance.fork(), looksEvery(terms))]
    for (let place = 1; place < terms.browsers; place++) {
      const reads = place < gatewaysOf(terms)
      const member = await joinAs(stage, { name: `A${place}`, role: reads ? "gateway" : "agent" })
      if (reads) await connectAccount(member.stage(), await member.settings())
      await goAvailable(await member.panel())
      hands.push(await handAt(member, chance.fork(), looksEvery(terms)))
      say(`${place + 1} of ${terms.browsers} browsers have joined`)
    }
    const crowd = gather(stage.x, terms.conversations, chance.fork())
    return { ...{ terms, stage, keeper, history, hands, crowd, say }, tally: tallyOf(history) }
  } catch (error) {
    await stage.close()
    throw error
  }
}

/** Customers write, and the browsers with tokens are made to look at X. */
async function write(run: TeamRun, over: () => boolean): Promise<void> {
  const gateways = run.hands.slice(0, gatewaysOf(run.terms))
  for (let turn = 0; !over(); turn++) {
    run.tally.update()
    const unread = run.crowd.begun() - run.tally.conversations.size
    run.crowd.act(Math.max(0, EACH * AGENTS(run) - run.tally.open() - Math.max(0, unread)))
    await Promise.all(gateways.map((hand) => hand.say({ say: "awake", opened: true })))
    if (turn % 20 === 0) run.say(`… ${run.tally.conversations.size} conversations; ${leftOver(run)}`)
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
}

/** Conversations that are closed between two troubles. */
const AT_LEAST = 2
const NO_LONGER_MS = 60_000

/** Until the team has got on: by the clock alone trouble would come so thick on a slow machine that nobody ever closed anything. */
async function gotOn(run: TeamRun): Promise<void> {
  const closed = () => run.tally.conversations.size - run.tally.open()
  const before = closed()
  const late = Date.now() + NO_LONGER_MS
  while (closed() < before + AT_LEAST && Date.now() < late) await new Promise((resolve) => setTimeout(resolve, 250))
}

const dayIsOver = (run: TeamRun) => run.tally.conversations.size >= run.terms.conversations
