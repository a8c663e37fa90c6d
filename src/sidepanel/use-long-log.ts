import { type Range, useVirtualizer } from "@tanstack/react-virtual"
import { useCallback, useEffect, useRef } from "react"
import { useStayAtEnd } from "./use-stay-at-end"

/** Up to so many lines are all there: a page that one reads, searches and prints as usual. */
const ALL = 60
/** With fewer lines left above what is seen, earlier ones are asked for. */
const NEAR_BEGIN = 40
/** Lines kept on each side of what is seen. */
const BESIDE = 8
/** What a line takes before it was measured, in pixels. */
const USUAL_PX = 56
/** What is seen before the log has been measured, in pixels. */
const FIRST = { width: 360, height: 800 }

/** A line to be brought into view and focused once: which one (null: none), and where it is (negative: not there yet). */
interface Target {
  key: string | null
  index: number
}

interface Content {
  count: number
  /** The same for the same line, wherever it stands. */
  keyAt: (index: number) => string
  target: Target
  /** The first lines come near what is seen. */
  onNearBegin: () => void
}

/** A log of any length, of which the lines around what is seen are there: at its end unless the reader scrolled up. */
export function useLongLog({ count, keyAt, target, onNearBegin }: Content) {
  const { log, lines, atEnd, toEnd, leave } = useStayAtEnd(count)
  const rangeExtractor = useCallback(
    ({ startIndex, endIndex }: Range) => {
      const [from, to] = count <= ALL ? [0, count - 1] : [startIndex - BESIDE, endIndex + BESIDE]
      return rangeOf(Math.max(0, from), Math.min(count - 1, to))
    },
    [count],
  )
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => log.current,
    estimateSize: () => USUAL_PX,
    getItemKey: keyAt,
    rangeExtractor,
    initialRect: FIRST,
    initialOffset: () => Math.max(0, count * USUAL_PX - FIRST.height),
    anchorTo: "end",
  })
  const first = virtual.range?.startIndex ?? count
  useEffect(() => {
    if (first < NEAR_BEGIN && count > 0) onNearBegin()
  }, [first, count, onNearBegin])
  useTarget(virtual.scrollToIndex, log, target, leave)
  const items = virtual.getVirtualItems()
  return {
    log,
    lines,
    shown: items.map(({ index }) => index),
    above: items[0]?.start ?? 0,
    below: virtual.getTotalSize() - (items.at(-1)?.end ?? 0),
    measure: virtual.measureElement,
    atEnd,
    toEnd,
  }
}

const rangeOf = (from: number, to: number) => Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i)

/** Brings the found line into view and gives it the focus, once. */
function useTarget(
  scrollTo: (index: number, how: { align: "center" }) => void,
  log: { current: HTMLElement | null },
  { key, index }: Target,
  leave: () => void,
) {
  const done = useRef<string | null>(null)
  const asked = useRef<string | null>(null)
  useEffect(() => {
    if (key === null) done.current = asked.current = null
    if (key === null || index < 0 || done.current === key) return
    if (asked.current !== key) {
      asked.current = key
      leave()
      scrollTo(index, { align: "center" })
    }
    const line = log.current?.querySelector<HTMLElement>("[data-found]")
    if (!line) return
    done.current = key
    line.scrollIntoView({ block: "center" })
    line.focus({ preventScroll: true })
  })
}
