import { useEffect, useMemo, useState } from "react"
import type { LiveNews, Row, Timeline as TimelineView } from "../../wire"
import { boot } from "../boot"
import { InlineBox } from "../compose/inline-box"
import { onNews } from "../live"
import { accent, look } from "../look"
import { useResource } from "../resource"
import { Column } from "../shell/column"
import { t, v } from "../styles"
import { Timeline } from "../timeline/timeline"
import { words } from "../words"
import { cellsOf } from "./rows"

interface Arrivals {
  shown: Row[]
  waiting: Row[]
  removed: ReadonlySet<string>
}

function arrive(now: Arrivals, news: LiveNews): Arrivals {
  if (news.type === "removed") return { ...now, removed: new Set([...now.removed, news.id]) }
  if (news.type !== "posted" || !news.root) return now
  const place = news.row.post.author.id === boot.session?.id ? "shown" : "waiting"
  return { ...now, [place]: [news.row, ...now[place]] }
}

/** Posts that come while the page is open wait behind a pill; one's own stand at once, as on X. */
function useArrivals(): [Arrivals, () => void] {
  const [state, setState] = useState<Arrivals>({ shown: [], waiting: [], removed: new Set() })
  useEffect(() => onNews((news) => setState((now) => arrive(now, news))), [])
  const show = () => {
    setState(({ shown, waiting, removed }) => ({ shown: [...waiting, ...shown], waiting: [], removed }))
    scrollTo(0, 0)
  }
  return [state, show]
}

function Tabs() {
  return (
    <div className={v({ flexDirection: "row" })} style={{ borderBottom: `1px solid ${look.line}` }}>
      {[words.forYou, words.following].map((label, index) => (
        <div
          key={label}
          className={v({ flexGrow: 1, flexBasis: 0, alignItems: "center", height: 53, justifyContent: "center" })}
        >
          <span
            className={t({
              fontWeight: index === 0 ? 700 : 500,
              height: "100%",
              display: "flex",
              alignItems: "center",
            })}
            style={{
              color: index === 0 ? look.words : look.soft,
              borderBottom: index === 0 ? `4px solid ${accent.main}` : "4px solid transparent",
            }}
          >
            {label}
          </span>
        </div>
      ))}
    </div>
  )
}

/** The home timeline. */
export function Home() {
  const [timeline] = useResource<TimelineView>("home")
  const [{ shown, waiting, removed }, show] = useArrivals()
  const cells = useMemo(() => {
    const rows = timeline?.rows ?? []
    const known = new Set(rows.map(({ post }) => post.id))
    const all = [...shown.filter(({ post }) => !known.has(post.id)), ...rows]
    return cellsOf(all.filter(({ post }) => !removed.has(post.id)))
  }, [timeline, shown, removed])
  return (
    <Column title={words.home}>
      <Tabs />
      <InlineBox />
      {waiting.length > 0 && (
        <button
          type="button"
          data-testid="pillLabel"
          className={v({ minHeight: 48, alignItems: "center", justifyContent: "center" })}
          style={{ borderBottom: `1px solid ${look.line}`, color: accent.main }}
          onClick={show}
        >
          <span className={t()}>{words.newPosts.replace("{n}", String(waiting.length))}</span>
        </button>
      )}
      {timeline && <Timeline label={words.timeline} cells={cells} />}
    </Column>
  )
}
