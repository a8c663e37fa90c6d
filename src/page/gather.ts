/** Calls once for all calls within so many milliseconds. */
export function gather(act: () => void, within: number, signal: AbortSignal): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  signal.addEventListener("abort", () => clearTimeout(timer))
  return () => {
    if (signal.aborted) return
    timer ??= setTimeout(() => {
      timer = undefined
      act()
    }, within)
  }
}
