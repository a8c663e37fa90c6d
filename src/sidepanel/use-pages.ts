import { useCallback, useEffect, useMemo, useRef, useState } from "react"
import type { Entry } from "~core/entry"
import type { ConversationId } from "~core/ids"
import { live } from "~store/reads/live"
import type { TimelineRow } from "~store/reads/timeline"
import { type Page, pageBefore, pageWith, readPage } from "~store/reads/timeline-page"

interface Known {
  /** Null: it is all there, no conversation's pages go before it. */
  id: ConversationId | null
  /** The last lines, as the profile has them. */
  timeline: readonly TimelineRow[]
  /** Where they begin; null: with the first of all. */
  from: string | null
  /** Lines that stand on the customer and belong into this timeline. */
  more: readonly Entry[]
}

interface Earlier {
  page: Page
  rows: readonly TimelineRow[]
}

/** A timeline whose earlier pages are read as one asks for them, and followed like everything that is shown. */
export function usePages({ id, timeline, from, more }: Known) {
  const [earlier, setEarlier] = useState<readonly Earlier[]>([])
  const [trouble, setTrouble] = useState<unknown>(null)
  const begin = earlier[0] ? earlier[0].page.from : from
  const reading = useRef(false)
  const stops = useRef(new Set<() => void>())
  const notes = useRef(more)
  notes.current = more
  useEffect(() => {
    const all = stops.current
    return () => {
      for (const stop of all) stop()
    }
  }, [])
  const follow = useCallback((of: ConversationId, page: Page) => {
    const listening = live(() => readPage(of, page, notes.current)).subscribe({
      next: (rows) => {
        reading.current = false
        setEarlier((pages) => put(pages, { page, rows }))
      },
      error: setTrouble,
    })
    stops.current.add(() => listening.unsubscribe())
  }, [])
  const read = useCallback(
    async (find: (of: ConversationId, to: string) => Promise<Page | null>) => {
      if (id === null || begin === null || reading.current) return
      reading.current = true
      try {
        const page = await find(id, begin)
        if (page) follow(id, page)
        else reading.current = false
      } catch (error) {
        setTrouble(error)
      }
    },
    [id, begin, follow],
  )
  if (trouble) throw trouble
  return {
    rows: useMemo(() => [...earlier.flatMap(({ rows }) => rows), ...timeline], [earlier, timeline]),
    /** Reads the page before what is there, if one is. */
    readEarlier: useCallback(() => void read((of, to) => pageBefore(of, to)), [read]),
    /** Reads everything from a few lines before that entry on. */
    readBackTo: useCallback(
      (entry: Pick<Entry, "conversation" | "order">) => void read((_, to) => pageWith(entry, to, BEFORE)),
      [read],
    ),
  }
}

/** Lines read before one that was looked for. */
const BEFORE = 20

/** A page that is known is written anew; another one goes before them all. */
const put = (pages: readonly Earlier[], fresh: Earlier): readonly Earlier[] =>
  pages.some(({ page }) => page === fresh.page)
    ? pages.map((one) => (one.page === fresh.page ? fresh : one))
    : [fresh, ...pages]
