import { type ReactNode, type RefObject, useLayoutEffect, useMemo, useRef, useState } from "react"
import { look } from "../look"
import { labelled, roles } from "../roles"
import { s, t, v } from "../styles"
import { words } from "../words"
import { Cell } from "./cell"
import { useFocusKeys } from "./focus-keys"
import { type Layout, layout, reuse, windowOf } from "./virtual-window"

/** One row of a timeline, drawn only while it is near the screen. */
export interface CellContent {
  id: string
  draw(): ReactNode
  /** Kept alive wherever one scrolls: it holds what a person is typing. */
  pinned?: boolean
}

interface TimelineProps {
  label: string
  cells: readonly CellContent[]
}

const guess = 170

type Slots = RefObject<Map<string, number>>

function useScrolled(list: RefObject<HTMLDivElement | null>) {
  const [scrolled, setScrolled] = useState({ y: 0, height: innerHeight })
  useLayoutEffect(() => {
    const stop = new AbortController()
    const look = () => {
      const top = list.current?.getBoundingClientRect().top ?? 0
      setScrolled({ y: Math.max(0, -top), height: innerHeight })
    }
    look()
    addEventListener("scroll", look, { passive: true, signal: stop.signal })
    addEventListener("resize", look, { signal: stop.signal })
    return () => stop.abort()
  }, [list])
  return scrolled
}

interface Alive {
  cell: CellContent
  top: number
  key: string
}

function alive(cells: readonly CellContent[], where: Layout, y: number, height: number, slots: Slots): Alive[] {
  const { from, to } = windowOf(where, y, height)
  const near = cells.slice(from, to).filter((cell) => !cell.pinned)
  slots.current = reuse(
    slots.current,
    near.map((cell) => cell.id),
  )
  const shown = cells.flatMap((cell, index): Alive[] => {
    const slot = slots.current.get(cell.id)
    if (slot === undefined && !cell.pinned) return []
    return [{ cell, top: where.tops[index] ?? 0, key: cell.pinned ? `pinned-${cell.id}` : `slot-${slot}` }]
  })
  // As in X's own list, the order of the nodes is not the order of the rows once cells are used again.
  return shown.sort((a, b) => a.key.localeCompare(b.key))
}

/** X's virtualised list: absolutely placed cells, a few dozen alive, each used again for other posts. */
export function Timeline({ label, cells }: TimelineProps) {
  const list = useRef<HTMLDivElement>(null)
  const slots = useRef(new Map<string, number>())
  const heights = useRef(new Map<string, number>())
  const [measured, setMeasured] = useState(0)
  const { y, height } = useScrolled(list)
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights change in place, `measured` says when
  const where = useMemo(
    () =>
      layout(
        cells.map((cell) => cell.id),
        heights.current,
        guess,
      ),
    [cells, measured],
  )
  const measure = (id: string, now: number) => {
    if (now === 0 || heights.current.get(id) === now) return
    heights.current.set(id, now)
    setMeasured((count) => count + 1)
  }
  useFocusKeys(list, where)
  const total = where.tops.at(-1) ?? 0
  return (
    <section {...roles.region} aria-label={label} className={v()}>
      <h1 className={t({ position: "absolute", width: 1, height: 1, overflow: "hidden", clip: "rect(0,0,0,0)" })}>
        {label}
      </h1>
      <div {...labelled(label)} className={v()}>
        <div ref={list} style={{ position: "relative", minHeight: total }}>
          {alive(cells, where, y, height, slots).map(({ cell, top, key }) => (
            <Cell key={key} id={cell.id} top={top} onHeight={measure}>
              {cell.draw()}
            </Cell>
          ))}
        </div>
        {cells.length === 0 && (
          <div className={t({ padding: 32, textAlign: "center", display: "block" })} style={{ color: look.soft }}>
            {words.nothing}
          </div>
        )}
        <div className={s({ height: 240 })} />
      </div>
    </section>
  )
}
