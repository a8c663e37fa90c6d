import { matchSorter } from "match-sorter"
import { type KeyboardEvent, type RefObject, useState } from "react"
import { answersFor, fillAnswer } from "~core/answer"
import type { AgentId } from "~core/ids"
import type { Answer } from "~core/records"
import { useMe } from "~room/me"
import { typeIn } from "~room/plain-from-html"
import { useLive } from "~room/use-live"
import { readAnswers } from "~store/reads/answers"
import type { ProfileView } from "~store/reads/profile"

/** A slash at the start of a word, up to the caret, and what is looked for behind it. */
const SLASH = /(?:^|\s)\/([^\s/]{0,40})$/u

/** The saved answers as they are offered to a message. */
export interface Offered {
  /** `slash`: looked for with what stands behind it in the message; `search`: with a box of its own. */
  by: "slash" | "search" | null
  found: Answer[]
  /** Index among the found. */
  active: number
  query: string
  /** Nobody has saved any for this account. */
  none: boolean
  look: (query: string) => void
  /** The caret moved, or the text changed. */
  moved: (text: string, caret: number) => void
  toggle: () => void
  close: () => void
  pick: (answer: Answer) => void
  /** What it puts in here. */
  says: (answer: Answer) => string
  /** True: the key was for the list. */
  onKey: (event: KeyboardEvent) => boolean
}

/** Offers answers while a message is written: at a slash, or when asked. One that is picked is put in with its variables filled. */
export function useAnswers(profile: ProfileView, box: RefObject<HTMLTextAreaElement | null>): Offered {
  const me = useMe()
  const all = useLive(["answers"], () => readAnswers()) ?? []
  const usable = answersFor(all, profile.conversation.account)
  const [slash, setSlash] = useState<{ from: number; query: string } | null>(null)
  const [leftAt, setLeftAt] = useState<number | null>(null)
  const [search, setSearch] = useState<string | null>(null)
  const [at, setAt] = useState(0)
  const behindSlash = slash && slash.from !== leftAt ? slash : null
  const query = search ?? behindSlash?.query ?? ""
  const found = findAnswers(usable, query)
  // A slash that leads to nothing is a slash, and Enter behind it a new line.
  const by = search !== null ? "search" : behindSlash && found.length > 0 ? "slash" : null
  const active = Math.min(at, found.length - 1)

  const close = () => {
    if (slash) setLeftAt(slash.from)
    setSearch(null)
    box.current?.focus()
  }
  const says = (answer: Answer) => fillAnswer(answer.text, valuesOf(profile, me))
  const pick = (answer: Answer) => {
    const field = box.current
    if (!field) return
    field.focus()
    if (by === "slash" && slash) field.setSelectionRange(slash.from, slash.from + 1 + slash.query.length)
    setSearch(null)
    setSlash(null)
    typeIn(says(answer))
  }
  const onKey = (event: KeyboardEvent) => {
    const chosen = found[active]
    if (!by || event.ctrlKey || event.metaKey || event.altKey) return false
    if (event.key === "ArrowDown") setAt((active + 1) % Math.max(1, found.length))
    else if (event.key === "ArrowUp") setAt((active - 1 + found.length) % Math.max(1, found.length))
    else if (event.key === "Enter" && chosen) pick(chosen)
    else if (event.key === "Escape") close()
    else return false
    event.preventDefault()
    return true
  }
  return {
    by,
    found,
    active,
    query,
    none: usable.length === 0,
    look: (next) => {
      setSearch(next)
      setAt(0)
    },
    moved: (text, caret) => {
      const match = SLASH.exec(text.slice(0, caret))
      const next = match ? { from: caret - 1 - (match[1]?.length ?? 0), query: match[1] ?? "" } : null
      if (next?.from !== slash?.from || next?.query !== slash?.query) setAt(0)
      if (next?.from !== leftAt) setLeftAt(null)
      setSlash(next)
    },
    toggle: () => {
      setAt(0)
      if (search === null) setSearch("")
      else close()
    },
    close,
    pick,
    says,
    onKey,
  }
}

/** By name first, then by what they say; accents and case don't count. */
function findAnswers(answers: readonly Answer[], query: string): Answer[] {
  if (query.trim() === "") return [...answers]
  const keys = ["name", { key: "text", maxRanking: matchSorter.rankings.CONTAINS }]
  return matchSorter(answers, query.trim(), { keys, threshold: matchSorter.rankings.CONTAINS })
}

function valuesOf({ customer, account, agents }: ProfileView, me: AgentId) {
  return {
    name: customer.name,
    handle: customer.handle ?? "",
    account: account?.handle ?? "",
    agent: agents.find(({ id }) => id === me)?.name ?? "",
  }
}
