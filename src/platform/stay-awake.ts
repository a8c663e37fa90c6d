import { browser } from "./browser"

/** Chrome ends a worker that did nothing for 30 s, and a request under way doesn't count: calling any of its APIs does. */
const CALL_EVERY_MS = 20_000

/** Keeps the worker awake until the signal, for work that takes longer than Chrome waits. */
export function stayAwake(until: AbortSignal): void {
  if (until.aborted) return
  const timer = setInterval(() => void browser.runtime.getPlatformInfo(), CALL_EVERY_MS)
  until.addEventListener("abort", () => clearInterval(timer))
}
