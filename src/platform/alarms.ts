import { browser } from "./browser"

const BEAT = "aside.beat"

/** Wakes the worker every 30 s (Chrome's least) as the backstop of its timers; set once, never pushed back by a restart. */
export async function keepBeating(beat: () => void): Promise<void> {
  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === BEAT) beat()
  })
  if (!(await browser.alarms.get(BEAT))) browser.alarms.create(BEAT, { periodInMinutes: 0.5 })
}
