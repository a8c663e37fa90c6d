import { type KeyboardEvent, type ReactNode, type RefObject, useDeferredValue, useId, useRef, useState } from "react"
import { flushSync } from "react-dom"
import { openTab } from "~platform/pages"
import { useLive } from "~room/use-live"
import type { Hit, SearchView } from "~store/reads/search"
import * as css from "./finder.module.css"
import type { FoundEntry } from "./found"
import { Key } from "./key"
import { TeamLink } from "./team-link"
import { type Later, useLater } from "./use-later"
import { type Go, ofCustomer } from "./use-place"
import { useShortcut } from "./use-shortcut"

interface FinderProps {
  go: Go
  onFound: (found: FoundEntry | null) => void
  /** What stands there while nobody looks for anything. */
  children: ReactNode
}

/** Finds customers, topics and what was said, as one types; beside it the ways to what sums up. */
export function Finder({ go, onFound, children }: FinderProps) {
  const [query, setQuery] = useState("")
  const [active, setActive] = useState(0)
  const box = useRef<HTMLInputElement>(null)
  const list = useId()
  const looking = query.trim() !== ""
  const later = useLater(looking)
  const view = useSearch(query, later)
  const hits = view?.hits ?? []
  const open = (hit: Hit | undefined) => {
    if (!hit) return
    onFound(
      hit.found === "entry" ? { conversation: hit.conversation, entry: hit.entry.id, order: hit.entry.order } : null,
    )
    go(hit.conversation ?? ofCustomer(hit.customer.id))
  }
  const ask = (typed: string) => {
    setQuery(typed)
    setActive(0)
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = STEPS[event.key]
    if (step && hits.length > 0) setActive((active + step + hits.length) % hits.length)
    // What is shown may still answer what was typed before: nobody is sent to a customer they didn't look for.
    else if (event.key === "Enter") open(view?.query === query.trim() ? hits[active] : undefined)
    else if (event.key === "Escape" && query !== "") ask("")
    else if (event.key === "Escape") box.current?.blur()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  useShortcut("search", () => {
    // In one column the box is out of sight until the customer is put away; what is typed next must be in it.
    if (!box.current?.checkVisibility()) flushSync(() => go(null))
    box.current?.select()
  })
  return (
    <>
      <div className={css.row}>
        <SearchBox
          ref={box}
          query={query}
          list={looking && hits.length > 0 ? list : null}
          active={active}
          onAsk={ask}
          onKeyDown={onKey}
        />
        <Ways />
      </div>
      {looking
        ? later && <later.Results id={list} view={view} query={query} active={active} onOpen={open} />
        : children}
    </>
  )
}

interface SearchBoxProps {
  ref: RefObject<HTMLInputElement | null>
  query: string
  /** Id of the listbox it moves in; null: there is none. */
  list: string | null
  active: number
  onAsk: (query: string) => void
  onKeyDown: (event: KeyboardEvent) => void
}

const SearchBox = ({ ref, query, list, active, onAsk, onKeyDown }: SearchBoxProps) => (
  // biome-ignore lint/a11y/useSemanticElements: the landmark; a <search> element is not known to the linter
  <div role="search" className={css.box}>
    <input
      ref={ref}
      type="search"
      aria-label="Search"
      aria-keyshortcuts="/"
      aria-controls={list ?? undefined}
      aria-activedescendant={list ? `${list}-${active}` : undefined}
      aria-autocomplete="list"
      placeholder="Search"
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
      dir="auto"
      value={query}
      onChange={(event) => onAsk(event.currentTarget.value)}
      onKeyDown={onKeyDown}
    />
    {query === "" && <Key act="search" />}
  </div>
)

const STEPS: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 }

/** The newest answer; while the next one is looked for, the last stays. */
function useSearch(query: string, later: Later | null): SearchView | undefined {
  const asked = useDeferredValue(query.trim())
  const last = useRef<SearchView | undefined>(undefined)
  const view = useLive(later ? ["search", asked] : ["search", "not loaded"], async (signal) =>
    later?.readSearch(asked, undefined, signal),
  )
  if (view) last.current = view
  return last.current
}

function Ways() {
  useShortcut("report", () => void openTab("tabs/report.html"))
  useShortcut("health", () => void openTab("tabs/health.html"))
  return (
    <>
      <a className={css.way} href="/tabs/report.html" target="_blank" rel="noreferrer" title="Report (G)">
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M2.5 13.5h11M4.5 11V7.5M8 11V3M11.5 11V5.5" />
        </svg>
        <span className="unseen">Report</span>
      </a>
      <a className={css.way} href="/tabs/health.html" target="_blank" rel="noreferrer" title="Health (Y)">
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M1.5 8.5h3l2-5 3 9 2-4h3" />
        </svg>
        <span className="unseen">Health</span>
      </a>
      <TeamLink />
    </>
  )
}
