import { together } from "./turns"

/** Longest time-out a timer takes without overflowing. */
const LONGEST_MS = 2 ** 31 - 1

/** One thing the worker keeps doing. */
export interface Loop {
  /** Look again now (or as soon as the look under way is over). */
  nudge: () => void
}

/**
 * Runs `step` again and again: when nudged, and at the time the step names (Unix milliseconds by `now`; null: only when nudged). Never
 * twice at once. A step that throws is reported and tried again later. Ends with the signal.
 */
export function loop(
  step: () => Promise<number | null>,
  { now, signal, report }: { now: () => number; signal: AbortSignal; report: (error: unknown) => void },
): Loop {
  let running = false
  let again = false
  let timer: ReturnType<typeof setTimeout> | undefined
  signal.addEventListener("abort", () => clearTimeout(timer))

  async function attempt(): Promise<number | null> {
    try {
      return await together(step)
    } catch (error) {
      report(error)
      return now() + 5_000
    }
  }

  async function run() {
    running = true
    again = false
    clearTimeout(timer)
    const due = await attempt()
    running = false
    if (signal.aborted) return
    if (again) return void run()
    if (due !== null) timer = setTimeout(run, Math.min(LONGEST_MS, Math.max(0, due - now())))
  }

  return {
    nudge: () => {
      if (signal.aborted) return
      if (running) again = true
      else void run()
    },
  }
}
