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
    // A picture is as high as it is only once it is there.
    const onPicture = () => {
      if (stay.current) toEnd()
    }
    element.addEventListener("scroll", onScroll, { passive: true })
    element.addEventListener("load", onPicture, { capture: true })
    element.addEventListener("loadedmetadata", onPicture, { capture: true })
    resized.observe(element)
    return () => {
      element.removeEventListener("scroll", onScroll)
      element.removeEventListener("load", onPicture, { capture: true })
      element.removeEventListener("loadedmetadata", onPicture, { capture: true })
      resized.disconnect()
    }
  }, [toEnd])
  return { log, atEnd, toEnd }
}
