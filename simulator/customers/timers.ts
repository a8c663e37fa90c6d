/** Timers as customers use them; a test passes its own. */
export interface Timers {
  /** Does something after so many milliseconds; returns how to call it off. */
  after(ms: number, act: () => void): () => void
}

/** The computer's own timers. They keep no process alive. */
export const realTimers: Timers = {
  after(ms, act) {
    const timer = setTimeout(act, ms)
    timer.unref()
    return () => clearTimeout(timer)
  },
}

/** Timers that a test lets go off by hand, in the order in which they are due. */
export function handTimers(): Timers & { pass(ms: number): void } {
  let now = 0
  let waiting: { due: number; act: () => void }[] = []

  return {
    after(ms, act) {
      const entry = { due: now + ms, act }
      waiting.push(entry)
      return () => {
        waiting = waiting.filter((other) => other !== entry)
      }
    },
    pass(ms) {
      const end = now + ms
      for (;;) {
        const next = waiting.sort((a, b) => a.due - b.due)[0]
        if (!next || next.due > end) break
        waiting.shift()
        now = next.due
        next.act()
      }
      now = end
    },
  }
}
