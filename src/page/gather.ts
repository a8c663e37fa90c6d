/**
 * Calls once for all calls, as soon as none came for so many milliseconds; at the latest after so many more. Who scrolls on and on
 * is not asked for at every step.
 */
export function gather(act: () => void, rest: number, latest: number, signal: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let [first, last] = [0, 0]
  signal.addEventListener("abort", () => clearTimeout(timer))
  const end = () => {
    const due = Math.min(last + rest, first + latest)
    // A timer for every call would cost more than what is gathered.
    timer = performance.now() < due ? setTimeout(end, due - performance.now()) : undefined
    if (timer === undefined) act()
  }
  return () => {
    if (signal.aborted) return
    last = performance.now()
    if (timer !== undefined) return
    first = last
    timer = setTimeout(end, rest)
  }
}
