import { useCommand } from "~room/use-command"
import type { HealthView } from "~store/reads/health"
import * as css from "./page.module.css"

/** How far search is, and its long work: stopped without harm, gone on with, begun anew. */
export function SearchIndex({ index: { left, total, stopped } }: { index: HealthView["index"] }) {
  const { tell, pending } = useCommand()
  const stop = () => !pending && void tell({ say: "stopIndex", stopped: !stopped })
  const anew = () => !pending && void tell({ say: "reindex" })
  return (
    <section aria-labelledby="search">
      <h2 id="search">Search</h2>
      <p role="status">
        {left === 0 ? "Search finds everything." : `${left.toLocaleString("en")} still to be made findable`}
        {left > 0 && (stopped ? ": stopped." : "…")}
      </p>
      <div className={css.index}>
        {left > 0 && <progress aria-label="Made findable" value={total - left} max={Math.max(1, total)} />}
        {(left > 0 || stopped) && (
          <button type="button" className="small" onClick={stop}>
            {stopped ? "Go on" : "Stop"}
          </button>
        )}
        <button type="button" className="small" onClick={anew}>
          Index again
        </button>
      </div>
    </section>
  )
}
