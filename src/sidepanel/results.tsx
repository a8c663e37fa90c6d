import { type ReactNode, useEffect } from "react"
import { excerptOf, piecesOf } from "~core/search-marks"
import { Avatar } from "~room/avatar"
import { clockOfDay } from "~room/times"
import { useLive } from "~room/use-live"
import { useNow } from "~room/use-now"
import { calledBy } from "~room/visible"
import { type Hit, readIndexing, type SearchView } from "~store/reads/search"
import * as css from "./finder.module.css"

interface ResultsProps {
  id: string
  view: SearchView | undefined
  query: string
  active: number
  onOpen: (hit: Hit) => void
}

const HEADINGS: Record<Hit["found"], string> = { customer: "Customers", topic: "Topics", entry: "Messages and notes" }

/** What was found, by kind, with the hits marked. The focus stays in the search box: arrows move, Enter opens. */
export function Results({ id, view, query, active, onOpen }: ResultsProps) {
  const hits = view?.hits ?? []
  useEffect(() => {
    document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: "nearest" })
  }, [id, active])
  const kinds = (Object.keys(HEADINGS) as Hit["found"][]).filter((kind) => hits.some(({ found }) => found === kind))
  return (
    <>
      <p role="status" className={hits.length === 0 && view ? css.none : "unseen"}>
        {view && (hits.length === 0 ? `Nothing found for “${query.trim()}”.` : counted(hits.length, view.more))}
      </p>
      {view && hits.length > 0 && (
        <div id={id} role="listbox" aria-label="Results" tabIndex={-1}>
          {kinds.map((kind) => (
            // biome-ignore lint/a11y/useSemanticElements: a group of options, not of fields
            <div key={kind} role="group" aria-label={HEADINGS[kind]}>
              <p aria-hidden="true" className={css.heading}>
                {HEADINGS[kind]}
              </p>
              {hits.map((hit, i) =>
                hit.found === kind ? (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the search box has the keys, as aria-activedescendant says
                  <div
                    key={keyOf(hit)}
                    id={`${id}-${i}`}
                    role="option"
                    aria-selected={i === active}
                    tabIndex={-1}
                    className={css.option}
                    onMouseDown={(event) => event.preventDefault()}
                    onClick={() => onOpen(hit)}
                  >
                    <OneHit hit={hit} terms={view.terms} />
                  </div>
                ) : null,
              )}
            </div>
          ))}
        </div>
      )}
      {view?.more && <p className={css.none}>There is more: another word narrows it down.</p>}
      <HowFar />
    </>
  )
}

const counted = (count: number, more: boolean) =>
  count === 1 ? "1 result" : `${more ? "The first " : ""}${count} results`

const keyOf = (hit: Hit): string => {
  if (hit.found === "customer") return hit.customer.id
  return hit.found === "topic" ? `${hit.conversation} ${hit.topic}` : hit.entry.id
}

/** The index trails what is written: a search before it is through says so. */
function HowFar() {
  const index = useLive(["indexing"], () => readIndexing())
  if (!index || index.left < 2) return null
  return (
    <p role="status" className={css.none}>
      {index.left.toLocaleString("en")} still to be made findable{index.stopped ? ": stopped. Go on in Health." : "…"}
    </p>
  )
}

function OneHit({ hit, terms }: { hit: Hit; terms: readonly string[] }) {
  const now = useNow(60_000)
  const { customer } = hit
  const called = calledBy(customer)
  if (hit.found === "customer") {
    const details = customer.details.map(({ type, value }) => (type === "X username" ? `@${value}` : value))
    return (
      <Option
        picture={<Avatar name={customer.name} picture={customer.picture} />}
        name={<Marked text={called} terms={terms} />}
      >
        <Marked text={details.join(" · ") || "No contact details yet"} terms={terms} />
      </Option>
    )
  }
  if (hit.found === "topic")
    return (
      <Option name={<Marked text={hit.topic} terms={terms} />} at={clockOfDay(hit.at, now)}>
        <bdi>{called}</bdi>
      </Option>
    )
  return (
    <Option name={<bdi>{`${SAID[hit.entry.type] ?? ""}${called}`}</bdi>} at={clockOfDay(hit.entry.at, now)}>
      <Marked text={excerptOf(hit.text, terms)} terms={terms} />
    </Option>
  )
}

/** Before the customer's name, when it wasn't they who said it. */
const SAID: Readonly<Record<string, string>> = { "message out": "To ", "message from X": "To ", note: "Note on " }

interface OptionProps {
  picture?: ReactNode
  name: ReactNode
  at?: string
  children: ReactNode
}

const Option = ({ picture, name, at, children }: OptionProps) => (
  <>
    {picture}
    <span className={css.name}>{name}</span>
    {at && <span className={css.time}>{at}</span>}
    <span className={css.words} dir="auto">
      {children}
    </span>
  </>
)

/** A text with what was looked for marked in it. */
function Marked({ text, terms }: { text: string; terms: readonly string[] }) {
  return (
    <bdi>
      {piecesOf(text, terms).map((piece, i) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: pieces of one text never move
        piece.hit ? <mark key={i}>{piece.text}</mark> : piece.text,
      )}
    </bdi>
  )
}
