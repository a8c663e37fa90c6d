import { useEffect, useMemo, useState } from "react"
import type { Row, Timeline as TimelineView } from "../../wire"
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

interface Waiting {
  shown: Row[]
  waiting: Row[]
}

/** Posts that come while the page is open wait behind a pill; one's own stand at once, as on X. */
function useArrivals(): [Waiting, () => void] {
  const [state, setState] = useState<Waiting>({ shown: [], waiting: [] })
  useEffect(
    () =>
      onNews((news) => {
        if (news.type !== "posted" || !news.root) return
        const mine = news.row.post.author.id === boot.session?.id
        setState(({ shown, waiting }) =>
          mine ? { shown: [news.row, ...shown], waiting } : { shown, waiting: [news.row, ...waiting] },
        )
      }),
    [],
  )
  const show = () => {
    setState(({ shown, waiting }) => ({ shown: [...waiting, ...shown], waiting: [] }))
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
              borderBottom: index === 0 ? `4px solid ${accent.blue}` : "4px solid transparent",
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
  const [{ shown, waiting }, show] = useArrivals()
  const cells = useMemo(() => {
    const rows = timeline?.rows ?? []
    const known = new Set(rows.map(({ post }) => post.id))
    return cellsOf([...shown.filter(({ post }) => !known.has(post.id)), ...rows])
  }, [timeline, shown])
  return (
    <Column title={words.home}>
      <Tabs />
      <InlineBox />
      {waiting.length > 0 && (
        <button
          type="button"
          data-testid="pillLabel"
          className={v({ minHeight: 48, alignItems: "center", justifyContent: "center" })}
          style={{ borderBottom: `1px solid ${look.line}`, color: accent.blue }}
          onClick={show}
        >
          <span className={t()}>{words.newPosts.replace("{n}", String(waiting.length))}</span>
        </button>
      )}
      {timeline && <Timeline label={words.timeline} cells={cells} />}
    </Column>
  )
}
