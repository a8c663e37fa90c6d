import { type RefObject, useEffect, useRef } from "react"
import { onKey } from "../keys"
import { named } from "../names"
import { type Layout, rowAt } from "./virtual-window"

const topBar = 60

function articles(list: HTMLElement): { article: HTMLElement; top: number }[] {
  const found = [...list.querySelectorAll<HTMLElement>(`article[data-testid="${named("tweet")}"]`)]
  return found.map((article) => ({ article, top: article.getBoundingClientRect().top })).sort((a, b) => a.top - b.top)
}

/** X's `j` and `k`: the next and the previous post take the focus and come to the top. */
export function useFocusKeys(list: RefObject<HTMLDivElement | null>, where: Layout): void {
  const latest = useRef(where)
  latest.current = where
  useEffect(() => {
    const move = (step: 1 | -1) => {
      if (!list.current) return
      const all = articles(list.current)
      const now = all.findIndex(({ article }) => article === document.activeElement)
      const firstSeen = all.findIndex(({ top }) => top >= topBar - 2)
      const next = all[now < 0 ? Math.max(0, firstSeen) : now + step]
      if (!next) return
      next.article.focus({ preventScroll: true })
      const listTop = list.current.getBoundingClientRect().top
      const row = rowAt(latest.current, next.top - listTop + 1)
      scrollTo(0, scrollY + listTop + (latest.current.tops[row] ?? 0) - topBar)
    }
    const stops = [onKey("j", () => move(1)), onKey("k", () => move(-1))]
    return () => {
      for (const stop of stops) stop()
    }
  }, [list])
}
