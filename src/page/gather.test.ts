import { afterEach, beforeEach, describe, expect, test, vi } from "vitest"
import { gather } from "./gather"

describe("gathering", () => {
  const over = { now: new AbortController() }
  const act = vi.fn()
  const calls = () => act.mock.calls.length
  beforeEach(() => {
    vi.useFakeTimers()
    over.now = new AbortController()
    act.mockClear()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  test("makes one call of many, once they rest", () => {
    const soon = gather(act, 250, 2_000, over.now.signal)
    soon()
    vi.advanceTimersByTime(200)
    soon()
    vi.advanceTimersByTime(200)
    expect(calls()).toBe(0)
    vi.advanceTimersByTime(60)
    expect(calls()).toBe(1)
    vi.advanceTimersByTime(5_000)
    expect(calls()).toBe(1)
  })

  test("doesn't wait for ever where they never rest", () => {
    const soon = gather(act, 250, 2_000, over.now.signal)
    for (let at = 0; at < 6_100; at += 100) {
      soon()
      vi.advanceTimersByTime(100)
    }
    expect(calls()).toBe(3)
  })

  test("begins anew after a call", () => {
    const soon = gather(act, 250, 2_000, over.now.signal)
    for (let turn = 1; turn <= 3; turn++) {
      soon()
      vi.advanceTimersByTime(251)
      expect(calls()).toBe(turn)
    }
  })

  test("is silent after the end", () => {
    const soon = gather(act, 250, 2_000, over.now.signal)
    soon()
    over.now.abort()
    soon()
    vi.advanceTimersByTime(5_000)
    expect(calls()).toBe(0)
  })
})
