import type { TeamLine } from "~core/membership"
import type { LineNews } from "~team/engine"
import type { World } from "../world"

/** Writes down how the line is, when it changes. */
export function noteLine({ db, report }: World) {
  return async (news: LineNews): Promise<void> => {
    try {
      await db.transaction("rw", db.teamLine, async () => {
        const stood = await db.teamLine.get("line")
        const same = stood?.state === news.state && stood.because === news.because
        if (same && stood.behind === news.behind) return
        // Who is turned away is tried again at every beat: until something else comes of it, it is as it was, since when it was.
        if (stood?.state === "refused" && news.state === "connecting") return
        const line: TeamLine = { ...stood, id: "line", ...news, since: same ? stood.since : Date.now() }
        await db.teamLine.put(line)
      })
    } catch (error) {
      report(error)
    }
  }
}

/** Below this two clocks count as one for a screen (milliseconds). */
const SAME_MS = 1_000

/** Writes down how far the server's clock is ahead of this computer's (milliseconds): screens count by it. */
export async function noteAhead({ db }: World, ahead: number): Promise<void> {
  await db.transaction("rw", db.teamLine, async () => {
    const stood = await db.teamLine.get("line")
    if (stood && Math.abs((stood.ahead ?? 0) - ahead) >= SAME_MS) await db.teamLine.put({ ...stood, ahead })
  })
}
