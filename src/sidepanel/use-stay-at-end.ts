import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react"

/** Fractions of a pixel and a bounce are still the end. */
const NEAR_PX = 24

/** Keeps what scrolls at its end as it grows or shrinks, unless the reader scrolled up or it was told to `leave`. `lines` is all that scrolls in it. */
export function useStayAtEnd(content: unknown) {
  const log = useRef<HTMLDivElement>(null)
  const lines = useRef<HTMLDivElement>(null)
  const stay = useRef(true)
  const [atEnd, setAtEnd] = useState(true)
  const toEnd = useCallback(() => {
    stay.current = true
    log.current?.scrollTo({ top: log.current.scrollHeight })
  }, [])
  const leave = useCallback(() => {
    stay.current = false
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown is the reason
  useLayoutEffect(() => {
    if (stay.current) toEnd()
  }, [content, toEnd])
  useEffect(() => {
    const element = log.current
    if (!element) return
    let top = element.scrollTop
    const onScroll = () => {
      const nearEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX
      // Only going up leaves the end; a composer that opens below takes room, and nobody scrolled.
      if (nearEnd) stay.current = true
      else if (element.scrollTop < top) stay.current = false
      top = element.scrollTop
      setAtEnd(stay.current)
    }
    const resized = new ResizeObserver(() => {
      if (stay.current) toEnd()
    })
    element.addEventListener("scroll", onScroll, { passive: true })
    resized.observe(element)
    // A picture is as high as it is only once it is there, and a line only once it was measured.
    if (lines.current) resized.observe(lines.current)
    return () => {
      element.removeEventListener("scroll", onScroll)
      resized.disconnect()
    }
  }, [toEnd])
  return { log, lines, atEnd, toEnd, leave }
}
