import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { xClock } from "./clock"
import { loop } from "./loop"

describe("a loop", () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  const reported: unknown[] = []
  const start = (step: () => Promise<number | null>, signal = new AbortController().signal) => {
    reported.length = 0
    return loop(step, { now: () => Date.now(), signal, report: (error) => reported.push(error) })
  }
  /** A step that ends when the test says so. */
  function stepped() {
    const ends: ((due: number | null) => void)[] = []
    const step = vi.fn(() => new Promise<number | null>((end) => ends.push(end)))
    const end = async (due: number | null = null) => {
      ends.shift()?.(due)
      await vi.advanceTimersByTimeAsync(0)
    }
    return { step, end }
  }

  test("does nothing until it is nudged", async () => {
    const { step } = stepped()
    start(step)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(step).not.toHaveBeenCalled()
  })

  test("never runs twice at once; nudged while it runs, however often, it looks once more after that", async () => {
    const { step, end } = stepped()
    const it = start(step)
    it.nudge()
    it.nudge()
    it.nudge()
    expect(step).toHaveBeenCalledTimes(1)
    await end()
    expect(step).toHaveBeenCalledTimes(2)
    await end()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(step).toHaveBeenCalledTimes(2)
  })

  test("runs again at the time the step named", async () => {
    const { step, end } = stepped()
    start(step).nudge()
    await end(Date.now() + 30_000)
    await vi.advanceTimersByTimeAsync(29_999)
    expect(step).toHaveBeenCalledTimes(1)
    await vi.advanceTimersByTimeAsync(1)
    expect(step).toHaveBeenCalledTimes(2)
  })

  test("runs at once when what was due is overdue", async () => {
    const { step, end } = stepped()
    start(step).nudge()
    await end(Date.now() - 5_000)
    expect(step).toHaveBeenCalledTimes(2)
  })

  test("a nudge before that time takes the timer's place", async () => {
    const { step, end } = stepped()
    const it = start(step)
    it.nudge()
    await end(Date.now() + 30_000)
    it.nudge()
    await end(null)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(step).toHaveBeenCalledTimes(2)
  })

  test("a time further off than a timer can hold is no time at once", async () => {
    const { step, end } = stepped()
    start(step).nudge()
    await end(Date.now() + 2 ** 40)
    await vi.advanceTimersByTimeAsync(60_000)
    expect(step).toHaveBeenCalledTimes(1)
  })

  test.each([
    ["rejects", () => Promise.reject(new Error("no"))],
    [
      "throws",
      () => {
        throw new Error("no")
      },
    ],
  ])("a step that %s is reported and tried again", async (_, fail) => {
    const step = vi.fn<() => Promise<number | null>>().mockImplementationOnce(fail).mockResolvedValue(null)
    start(step).nudge()
    await vi.advanceTimersByTimeAsync(0)
    expect(reported).toEqual([new Error("no")])
    await vi.advanceTimersByTimeAsync(5_000)
    expect(step).toHaveBeenCalledTimes(2)
  })

  test("ends with its signal: no timer, no nudge, and nothing after the step under way", async () => {
    const { step, end } = stepped()
    const stop = new AbortController()
    const it = start(step, stop.signal)
    it.nudge()
    it.nudge()
    stop.abort()
    await end(Date.now() + 1_000)
    it.nudge()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(step).toHaveBeenCalledTimes(1)
  })

  test("ends with its signal while it waits for its time", async () => {
    const { step, end } = stepped()
    const stop = new AbortController()
    start(step, stop.signal).nudge()
    await end(Date.now() + 1_000)
    stop.abort()
    await vi.advanceTimersByTimeAsync(60_000)
    expect(step).toHaveBeenCalledTimes(1)
  })
})

describe("the worker's clock (§6: all windows use X's own times)", () => {
  const here = 1_000_000
  const clock = () => xClock(() => here)

  test("goes by this computer until X has spoken, and by X after that", () => {
    const it = clock()
    expect(it.now()).toBe(here)
    it.hear(here + 3_600_000)
    expect([it.now(), it.ahead()]).toEqual([here + 3_600_000, 3_600_000])
    it.hear(null)
    expect(it.ahead()).toBe(3_600_000)
  })

  test.each([
    ["less than two seconds count as none: X's Date has whole seconds", -1_999, 0],
    ["two seconds count", -2_000, -2_000],
  ])("%s", (_, off, ahead) => {
    const it = clock()
    it.hear(here + off)
    expect(it.ahead()).toBe(ahead)
  })

  test("begins where an earlier worker's stood", () => {
    const it = clock()
    it.restore(-60_000)
    expect(it.now()).toBe(here - 60_000)
  })
})
