import type { NatsConnection } from "@nats-io/nats-core"
import type { Change, Committed } from "~core/change"
import { DeskAway } from "~core/desk-away"
import type { TeamTrouble } from "~core/membership"
import { ask, type Told } from "./ask"
import { type Colleagues, keepColleagues } from "./colleagues"
import { commitToTeam, type FencedCommit } from "./commit"
import { type LineState, openLine } from "./connect"
import type { Line } from "./follow"
import { hearAsks } from "./hear-asks"
import { keepSure } from "./keep-sure"
import { LineTold } from "./line-told"
import { mediaOver } from "./media-over"
import { openStream } from "./open-stream"
import { aborted } from "./pause"
import { optionsOf } from "./people/connection"
import { greet } from "./people/greet"
import { endOf } from "./people/join"
import { enrollSelf, handInRoles, type NotDone } from "./people/membership-acts"
import { whyTurnedAway } from "./people/turned-away"
import { type Publishing, publishDesk } from "./publish"
import { keepCopy } from "./replica"
import type { Sitting } from "./sitting"
import { type Found, isFound } from "./stream"
import { type Held, isAccount, wantLeases } from "./want-leases"

/** One browser at the team's desk: its line, its copy, its leases, from the first try to the end. */
export class Seat {
  nc: NatsConnection | null = null
  colleagues: Colleagues | null = null
  usable: Promise<boolean>
  private readonly end = new AbortController()
  private readonly told: LineTold
  private write: FencedCommit | null = null
  private held: Held | null = null
  private wanted: readonly string[] = []
  private becomeUsable: () => void = () => {}
  private lookAgain: () => void = () => {}

  constructor(private readonly sitting: Sitting) {
    this.usable = new Promise((resolve) => {
      this.becomeUsable = () => resolve(true)
    })
    this.told = new LineTold(sitting.tell, () => this.write !== null)
    const { signal } = sitting
    if (signal.aborted) this.end.abort()
    signal.addEventListener("abort", () => this.end.abort(), { once: true })
  }

  isUp = (): boolean => this.told.isUp()

  holds = (lease: string): boolean => this.isUp() && (this.held?.fence(lease) ?? null) !== null

  want(leases: readonly string[]): void {
    this.wanted = leases
    this.held?.want(leases)
  }

  commit = async (change: Change, lease?: string): Promise<Committed> => {
    if (!this.write || !this.isUp()) throw new DeskAway()
    if (lease === undefined) return this.write(change)
    const fence = this.held?.fence(lease)
    // Another's by now: whoever decided this has to look again.
    return fence ? this.write(change, [fence]) : "stale"
  }

  async ask(account: string, what: unknown): Promise<Told> {
    const { nc } = this
    if (!nc || !this.isUp()) return { told: false, because: "silent" }
    return ask({ nc, member: this.sitting.invitation.member }, account, what, { signal: this.end.signal })
  }

  media(): ReturnType<typeof mediaOver> | null {
    return this.nc && this.isUp() ? mediaOver({ nc: this.nc, member: this.sitting.invitation.member }) : null
  }

  async publish(publishing: Omit<Publishing, "nc">): ReturnType<typeof publishDesk> {
    if (!this.nc || !this.isUp()) throw new DeskAway()
    return publishDesk({ ...publishing, nc: this.nc })
  }

  /** Changes who is a member, and looks at once who is. */
  async people<T>(act: (nc: NatsConnection) => Promise<T | NotDone>): Promise<T | NotDone> {
    try {
      return this.nc ? await act(this.nc) : { done: false, because: "unknown" }
    } catch {
      return { done: false, because: "unknown" }
    } finally {
      this.colleagues?.look()
    }
  }

  /** From the first try to the end. */
  async stay(): Promise<void> {
    const { invitation, report } = this.sitting
    const slow = setTimeout(() => this.told.isSlow(), SLOW_MS)
    const opened = openLine({
      options: optionsOf(invitation),
      tell: (state) => this.heard(state),
      now: this.sitting.now,
    })
    const nc = await Promise.race([opened, aborted(this.end.signal)])
    clearTimeout(slow)
    if (!nc) {
      // A first try that nobody waits for any more may still come through.
      void opened.then((late) => late?.close()).catch(report)
      return
    }
    this.nc = nc
    try {
      await this.work(nc)
    } finally {
      this.end.abort()
      await this.held?.ended()
      await nc.close().catch(report)
    }
  }

  private async work(nc: NatsConnection): Promise<void> {
    const { invitation, db, browser, report, now, says, changed } = this.sitting
    const line = { nc, member: invitation.member }
    const { signal } = this.end
    const known = (await db.replica.get("team")) ?? null
    const { workspace, role } = invitation
    const opened = await openStream(nc, { workspace, role, known }, signal, (trouble) => this.refuse(trouble))
    if (opened === "ended" || !isFound(opened)) return
    this.told.isFit()
    this.found(opened)
    await enrollSelf(nc, invitation).catch(report)
    const copy = keepCopy({
      db,
      line,
      workspace,
      signal,
      report,
      tell: (state) => {
        if (state.state === "refused") return this.refuse(state.because)
        this.becomeUsable()
        this.told.isBehind(state.behind)
      },
    })
    this.write = commitToTeam({ db, line, reached: (seq) => copy.reached(seq) })
    const took = (lease: string, until: AbortSignal) => this.hearAsks(line, lease, until)
    this.held = wantLeases({ line, browser, signal, took, changed })
    this.held.want(this.wanted)
    this.colleagues = keepColleagues({ db, line, signal, now, says, changed, report })
    this.lookAgain = keepSure({ nc, db, signal, is: (is) => this.found(is), isNot: (unfit) => this.refuse(unfit) })
    this.told.tell()
    void this.usable.then(() => handInRoles(invitation))
    await Promise.race([copy.ended, nc.closed()])
  }

  private found({ time }: Found): void {
    if (time !== null) this.sitting.hear(time)
    this.told.isSure()
  }

  /** Whoever reads and sends for an account does so for colleagues as well. */
  private hearAsks(line: Line, lease: string, signal: AbortSignal): void {
    if (!isAccount(lease)) return
    const { answer, report } = this.sitting
    const holds = () => this.holds(lease)
    hearAsks({ line, account: lease, holds, answer: (what) => answer(lease, what), signal, report })
  }

  private heard(state: LineState): void {
    const stands = this.told.becomes(state.line)
    if (state.line === "refused") return void this.turnedAway(state.told)
    if (stands) {
      this.colleagues?.back()
      this.lookAgain()
    }
    this.told.tell()
  }

  /** The server lets nobody in with this key: why, as far as it can be known. */
  private async turnedAway(told: string): Promise<void> {
    const { invitation, now } = this.sitting
    const greeting = await greet(invitation.server)
    // Nobody sits down with a key that was not tried before.
    const caller = { workspace: invitation.workspace, end: endOf(invitation), wasIn: true, greeting }
    this.refuse(whyTurnedAway(told, caller, now()) ?? "unreachable")
  }

  private refuse(trouble: TeamTrouble): void {
    this.told.refuse(trouble)
    // Until an admin has opened the desk there is something to wait for.
    if (trouble !== "not made") this.end.abort()
  }
}

/** A first try that takes longer than this is told as no line (milliseconds). */
const SLOW_MS = 4_000
