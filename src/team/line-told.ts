import type { TeamLine, TeamTrouble } from "~core/membership"
import type { LineState } from "./connect"
import type { LineNews } from "./sitting"

/** How a line stands, from the first try on, and what is told of it. */
export class LineTold {
  private said: LineState["line"] = "connecting"
  /** The stream at the other end is this desk's, as it was looked at since the line stands. */
  private sure = false
  private trouble: TeamTrouble | null = null
  private behind: number | null = null

  /** `writes`: there is something to write with. */
  constructor(
    private readonly hears: (news: LineNews) => void,
    private readonly writes: () => boolean,
  ) {}

  /** Up is where one can write. */
  isUp(): boolean {
    return this.said === "connected" && this.sure && this.writes() && this.trouble === null
  }

  /** The first try takes long. */
  isSlow(): void {
    if (this.said === "connecting") this.tell("away")
  }

  /** True: it stands again, or for the first time. Not told yet: why nobody is let in is asked first. */
  becomes(line: LineState["line"]): boolean {
    const was = this.said
    this.said = line
    if (line === "reconnecting") this.sure = false
    return line === "connected" && was !== "connected"
  }

  /** The stream at its end is this desk's. */
  isSure(): void {
    const was = this.isUp()
    this.sure = true
    if (this.isUp() !== was) this.tell()
  }

  /** What there was to refuse is over; said with the next word. */
  isFit(): void {
    this.trouble = null
  }

  /** So many messages of the desk are to come, or not in their place yet. */
  isBehind(messages: number): void {
    this.behind = messages
    this.tell()
  }

  refuse(trouble: TeamTrouble): void {
    this.trouble = trouble
    this.tell()
  }

  tell(state = this.state()): void {
    const { trouble, behind } = this
    if (trouble) this.hears({ state: "refused", because: trouble, behind })
    else this.hears({ state, because: state === "away" ? "unreachable" : null, behind })
  }

  private state(): TeamLine["state"] {
    const { said } = this
    if (said === "reconnecting" || said === "closed") return "away"
    return said === "connected" && !this.isUp() ? "connecting" : said
  }
}
