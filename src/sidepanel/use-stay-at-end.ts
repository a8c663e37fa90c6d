import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react"

/** Fractions of a pixel and a bounce are still the end. */
const NEAR_PX = 24

/** Keeps what scrolls at its end as it grows or shrinks, unless the reader scrolled up. */
export function useStayAtEnd(content: unknown) {
  const log = useRef<HTMLDivElement>(null)
  const stay = useRef(true)
  const [atEnd, setAtEnd] = useState(true)
  const toEnd = useCallback(() => {
    log.current?.scrollTo({ top: log.current.scrollHeight })
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is shown is the reason
  useLayoutEffect(() => {
    if (stay.current) toEnd()
  }, [content, toEnd])
  useEffect(() => {
    const element = log.current
    if (!element) return
    const onScroll = () => {
      stay.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX
      setAtEnd(stay.current)
    }
    const resized = new ResizeObserver(() => {
      if (stay.current) toEnd()
    })
    element.addEventListener("scroll", onScroll, { passive: true })
    resized.observe(element)
    return () => {
      element.removeEventListener("scroll", onScroll)
      resized.disconnect()
    }
  }, [toEnd])
  return { log, atEnd, toEnd }
}
