import { newAgent } from "~core/blank"
import { change, type Decided } from "~core/change"
import { DeskAway } from "~core/desk-away"
import type { AccountId, AgentId } from "~core/ids"
import { may } from "~core/may"
import type { Membership, TeamLine } from "~core/membership"
import { openDesk } from "~core/open-desk"
import type { Role } from "~core/role"
import { pagesOpen } from "~platform/pages-open"
import type { Commit } from "~store/commit"
import { type Invitation, type LineNews, type Session, type Sitting, sit } from "~team/engine"
import type { X } from "~x/port"
import type { Duty, Mode } from "../mode"
import { onDuty, type World } from "../world"
import { absences } from "./absences"
import { answerAsk } from "./answer-ask"
import { type FromGateway, nothing } from "./asked-of-x"
import { handInFiles } from "./hand-in"
import { handedInOver } from "./handed-in"
import { decide, version } from "./hands"
import type { TeamMedia } from "./team-media"
import { xOfTeam } from "./x-of-team"
import { type OverTeam, xOverTeam } from "./x-over-team"

/** How long a command waits for the line (milliseconds). */
const PATIENCE_MS = 6_000
/** How long the line stands after the last thing that wanted it (milliseconds). */
const LINGER_MS = 60_000

/** What a team's mode is made of. */
export interface Seating {
  world: World
  membership: Membership
  /** Null: the key is lost, and nobody sits down until another one comes. */
  invitation: Invitation | null
  browser: string
  /** X by the tokens of this browser. */
  ownX: X
  /** How many pages of X look at posts now. */
  looking: () => number
  /** This computer's clock (Unix milliseconds). */
  here?: () => number
}

/** A team's desk. The line stands while there is something to be awake for: work, an open page of ours, a page on X, an account to be read. */
export class TeamMode implements Mode {
  readonly me: AgentId
  readonly role: Role
  readonly commit: Commit
  readonly x: X
  readonly handedIn: NonNullable<Mode["handedIn"]>
  private readonly media: TeamMedia
  private session: Session | null = null
  /** When what is to be done on the desk is here, and this member's agent stands there. */
  private seated: Promise<void> = Promise.resolve()
  private stop = new AbortController()
  private wantedAt = Date.now()
  private onDuty = false
  private readonly here: () => number
  /** How far the server's clock is ahead of this computer's (milliseconds). */
  private serverAhead = 0
  private readonly note: (news: LineNews) => Promise<void>

  constructor(private readonly seating: Seating) {
    this.me = seating.membership.member
    this.here = seating.here ?? Date.now
    this.role = seating.membership.role
    this.commit = this.commitAs()
    this.note = noteLine(seating.world)
    const ask: OverTeam["ask"] = async (account, what) => this.session?.ask(account, what) ?? NO_LINE
    const { db, signal } = seating.world
    this.media = mediaOf(() => this.session?.media() ?? null)
    this.handedIn = handedInOver({ db, media: this.media, now: () => seating.world.clock.now() })
    const others = xOverTeam({ db, now: Date.now, ask, media: this.media, signal })
    this.x = xOfTeam((account) => this.session?.holds(account) ?? false, seating.ownX, others)
  }

  readonly deadlines = [absences]

  may = (say: string): boolean => may(this.role, say)

  as = (duty: Duty): Commit | null => (this.session?.holds(duty) ? this.commitAs(duty) : null)

  reach = async (): Promise<boolean> => {
    this.wantedAt = Date.now()
    await this.begin()
    const { session } = this
    if (!session) return false
    await Promise.race([this.seated, new Promise((late) => setTimeout(late, PATIENCE_MS))])
    return session.isUp()
  }

  beat = async (): Promise<void> => {
    const needed = await this.isNeeded()
    if (!needed && this.session) return this.rest()
    if (needed) await this.begin()
    await this.wantLeases()
  }

  handIn = async (): Promise<number | null> => {
    if (!this.session?.isUp() || this.role === "listener") return null
    return handInFiles(this.seating.world, this.media, (account) => this.session?.holds(account) ?? false)
  }

  invite: Mode["invite"] = async (guest) => (this.session?.isUp() ? this.session.invite(guest) : null)

  publish: Mode["publish"] = async (publishing) => (this.session?.isUp() ? this.session.publish(publishing) : null)

  revoke: Mode["revoke"] = async (member) => (this.session?.isUp() ? this.session.revoke(member) : null)

  end = async (): Promise<void> => {
    const { session } = this
    this.stop.abort()
    await session?.ended
    this.session = null
  }

  private commitAs =
    (lease?: string): Commit =>
    async (decided) => {
      if (!this.session) throw new DeskAway()
      return this.session.commit(decided, lease)
    }

  private async begin(): Promise<void> {
    const { invitation } = this.seating
    const idle = () => this.session === null && !this.stop.signal.aborted
    if (!invitation || !idle()) return
    const session = sit(this.sitting(invitation))
    this.session = session
    await this.wantLeases()
    const { world, membership } = this.seating
    const sitDown = async () => {
      if (!(await session.usable)) return
      // What is known of X's clock may have come only now.
      await this.keepTime()
      await atTheDesk(world, membership)
    }
    this.seated = sitDown().catch(world.report)
    void session.ended.then(() => {
      if (this.session === session) this.session = null
    })
  }

  private sitting(invitation: Invitation): Sitting {
    const { world, membership, browser } = this.seating
    return {
      invitation,
      db: world.db,
      browser,
      signal: this.stop.signal,
      says: () => ({ name: membership.name, onDuty: this.onDuty, version: version() }),
      tell: (news) => {
        void this.note(news)
        nudgeAll(world)
      },
      changed: () => nudgeAll(world),
      answer: (account, what) => answerFor(world, this.media, account as AccountId, what),
      hear: (now) => {
        this.serverAhead = now - this.here()
        void this.keepTime().catch(world.report)
      },
      now: this.here,
      report: world.report,
    }
  }

  private async wantLeases(): Promise<void> {
    const leases = await leasesOf(this.seating.world, this.role)
    this.session?.want(leases)
  }

  /**
   * All of a team go by X's clock, whatever their own computers say: the server's is what they share, and who reads X has written down how far X is
   * beyond that.
   */
  private async keepTime(): Promise<void> {
    const { db, clock } = this.seating.world
    const standings = await db.standings.toArray()
    const [newest] = standings.sort((a, b) => (b.heardAt ?? 0) - (a.heardAt ?? 0))
    clock.share(this.here() + this.serverAhead, newest?.ahead ?? 0)
  }

  private async isNeeded(): Promise<boolean> {
    const { world, looking } = this.seating
    const agent = await world.db.agents.get(this.me)
    this.onDuty = agent?.available ?? false
    if (this.onDuty || (agent?.sessions.length ?? 0) > 0 || looking() > 0) return true
    if (Date.now() - this.wantedAt < LINGER_MS) return true
    return (await leasesOf(world, this.role)).some(isAccount) || pagesOpen()
  }

  private async rest(): Promise<void> {
    this.stop.abort()
    await this.session?.ended
    this.session = null
    this.stop = new AbortController()
    await this.note({ state: "resting", because: null, behind: null })
  }
}

const isAccount = (lease: string): boolean => lease !== "desk" && lease !== "keep"

const NO_LINE = { told: false, because: "silent" } as const

const nudgeAll = (world: World): void => {
  for (const what of ["desk", "sends", "reads"] as const) world.nudge(what)
}

/** The team's media over whatever line stands when they are asked for. */
function mediaOf(line: () => TeamMedia | null): TeamMedia {
  return {
    put: async (handing) => line()?.put(handing) ?? { handed: false, because: "unreachable", why: "" },
    take: async (wanting) => line()?.take(wanting) ?? { taken: false, because: "unreachable" },
    stands: async (wanted) => {
      const media = line()
      if (!media) throw new DeskAway()
      return media.stands(wanted)
    },
  }
}

/** Does for a colleague's browser what it may not, or can't, do itself. */
async function answerFor(world: World, media: TeamMedia, account: AccountId, what: unknown): Promise<FromGateway> {
  const mine = onDuty(world, account)
  return mine ? answerAsk(mine, media, account, what) : nothing("no-gateway")
}

/** Which duties this browser takes when nobody has them. An account is read and sent for only where its tokens are. */
async function leasesOf({ db, shelf }: World, role: Membership["role"]): Promise<string[]> {
  if (role === "listener") return []
  if (role === "agent") return ["desk"]
  const accounts = await db.accounts.filter(({ status }) => status !== "disconnected").primaryKeys()
  const held = await Promise.all(accounts.map(async (id: AccountId) => ((await shelf.read(id)) ? id : null)))
  return ["desk", "keep", ...held.filter((id) => id !== null)]
}

/** Writes down how the line is, when it changes. */
function noteLine({ db, report }: World) {
  return async (news: LineNews): Promise<void> => {
    try {
      await db.transaction("rw", db.teamLine, async () => {
        const stood = await db.teamLine.get("line")
        const same = stood?.state === news.state && stood.because === news.because
        if (same && stood.behind === news.behind) return
        // Who is turned away is tried again at every beat: until something else comes of it, it is as it was, since when it was.
        if (stood?.state === "refused" && news.state === "connecting") return
        const line: TeamLine = { id: "line", ...news, since: same ? stood.since : Date.now() }
        await db.teamLine.put(line)
      })
    } catch (error) {
      report(error)
    }
  }
}

/** This member has an agent of their name at the desk; an admin's first visit gives the desk what it can't be without. */
async function atTheDesk(world: World, { member, name, role }: Membership): Promise<void> {
  const { db, clock } = world
  await decide(world, async (): Promise<Decided | null> => {
    const [agent, inbox, settings] = await Promise.all([
      db.agents.get(member),
      db.inboxes.toCollection().first(),
      db.settings.get("desk"),
    ])
    const own = { id: member, name }
    if (role === "admin")
      return openDesk({ agent: agent ?? null, inbox: inbox ?? null, settings: settings ?? null }, clock.now(), own)
    return agent ? null : change({ records: [newAgent(member, name, clock.now())] })
  })
  nudgeAll(world)
}
