import { DeskAway } from "~core/desk-away"
import type { AccountId, AgentId } from "~core/ids"
import type { Refusal } from "~core/refusal"
import type { Role } from "~core/role"
import type { Commit } from "~store/commit"
import { type Invitation, type LineNews, type Session, type Sitting, sit } from "~team/engine"
import type { X } from "~x/port"
import type { Duty, Mode } from "../mode"
import type { World } from "../world"
import { absences } from "./absences"
import { answerFor } from "./answer-ask"
import { atTheDesk } from "./at-the-desk"
import { canTake, howMuch, leasesOf } from "./duties"
import { handInFiles } from "./hand-in"
import { handedInOver } from "./handed-in"
import { version } from "./hands"
import { lineNeeded } from "./line-needed"
import { mediaOf } from "./media-of"
import { noteLine } from "./note-line"
import type { Seating } from "./seating"
import { notingSpent, type Spent } from "./spent-tokens"
import type { TeamMedia } from "./team-media"
import { type TeamTime, teamTime } from "./team-time"
import { whyNot } from "./why-not"
import { xOfTeam } from "./x-of-team"
import { type OverTeam, xOverTeam } from "./x-over-team"

/** How long a command waits for the line (milliseconds). */
const PATIENCE_MS = 6_000
/** How long the line stands after the last thing that wanted it (milliseconds). */
const LINGER_MS = 60_000

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
  /** Not yet: a worker that starts for its beat alone, twice a minute, is no reason to call the server. */
  private wantedAt = 0
  private onDuty = false
  private readonly spent: Spent = new Map()
  /** All of the team's desk is in this browser. */
  private whole = false
  private resting: Promise<void> | null = null
  private over = false
  private readonly here: () => number
  private readonly time: TeamTime
  private readonly note: (news: LineNews) => Promise<void>

  constructor(private readonly seating: Seating) {
    this.me = seating.membership.member
    this.here = seating.here ?? Date.now
    this.role = seating.membership.role
    this.commit = this.commitAs()
    this.note = noteLine(seating.world)
    this.time = teamTime(seating.world, this.here, () => this.over)
    const ask: OverTeam["ask"] = async (account, what) => this.session?.ask(account, what) ?? NO_LINE
    const { db, signal } = seating.world
    this.media = mediaOf(() => this.session?.media() ?? null)
    this.handedIn = handedInOver({ db, media: this.media, now: () => seating.world.clock.now() })
    const others = xOverTeam({ db, now: Date.now, ask, media: this.media, signal })
    const own = notingSpent(seating.ownX, seating.world.shelf, this.spent)
    this.x = xOfTeam((account) => this.session?.holds(account) ?? false, own, others)
  }

  readonly deadlines = [absences]

  whyNot = async (say: string): Promise<Refusal | null> => {
    const { role, reach } = this
    return whyNot({ db: this.seating.world.db, role, reach }, say)
  }

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
    // Somebody may have wanted it while it was looked.
    if (!needed && !this.wasWanted()) return this.rest()
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
    this.over = true
    this.stop.abort()
    await this.resting
    await this.session?.ended
    this.session = null
  }

  private commitAs =
    (lease?: string): Commit =>
    async (decided) => {
      if (!this.session) throw new DeskAway()
      return this.session.commit(decided, lease)
    }

  private async begin(): Promise<void> {
    const { world, membership, invitation } = this.seating
    await this.resting
    if (!invitation || this.session || this.over) return
    const session = sit(this.sitting(invitation))
    this.session = session
    const sitDown = async () => {
      if (!(await session.usable)) return
      // What is known of X's clock may have come only now.
      await this.time.keep()
      await atTheDesk(world, membership)
      nudgeAll(world)
    }
    // In one breath with the session: whoever comes next waits for this one as well.
    this.seated = sitDown().catch(world.report)
    void session.ended.then(() => {
      if (this.session === session) this.session = null
    })
    await this.wantLeases()
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
        // What is heard after the end concerns another desk.
        if (this.over) return
        void this.note(news)
        nudgeAll(world)
        // Which duties can be taken follows from how much of the desk is here.
        if (!this.whole) void this.wantLeases().catch(world.report)
      },
      changed: () => nudgeAll(world),
      answer: (account, what) => answerFor(world, this.media, account as AccountId, what),
      hear: (now) => {
        void this.time.hear(now).catch(world.report)
      },
      now: this.here,
      report: world.report,
    }
  }

  private async wantLeases(): Promise<void> {
    const { world } = this.seating
    const [all, here] = await Promise.all([leasesOf(world, this.role, this.spent), howMuch(world.db)])
    this.whole = here === "all"
    this.session?.want(all.filter((lease) => canTake(lease, here)))
  }

  private wasWanted = (): boolean => Date.now() - this.wantedAt < LINGER_MS

  private async isNeeded(): Promise<boolean> {
    const { me, role, spent } = this
    const { needed, onDuty } = await lineNeeded(this.seating, { me, role, spent, wanted: this.wasWanted() })
    this.onDuty = onDuty
    return needed
  }

  /** One rest at a time; whoever wants the line meanwhile waits for its end and begins anew. */
  private rest(): Promise<void> {
    this.resting ??= this.lieDown().finally(() => {
      this.resting = null
    })
    return this.resting
  }

  private async lieDown(): Promise<void> {
    const { session } = this
    if (session) {
      this.stop.abort()
      await session.ended
      this.session = null
      if (this.over) return
      this.stop = new AbortController()
    }
    // A worker that died left what was true then; that nobody is let in stays true.
    const left = await this.seating.world.db.teamLine.get("line")
    if (this.over || left?.state === "resting" || (!session && left?.state === "refused")) return
    await this.note({ state: "resting", because: null, behind: null })
  }
}

const NO_LINE = { told: false, because: "silent" } as const

const nudgeAll = (world: World): void => {
  for (const what of ["desk", "sends", "reads"] as const) world.nudge(what)
}
