import { clockOfDay } from "~room/times"
import type { HealthView } from "~store/reads/health"
import * as css from "./page.module.css"

/** Most characters of one raw event on screen. */
const CLIP = 4_000

/** What X sent that Aside could not understand: kept raw, never dropped silently (product.md §8). */
export function Quarantine({ raw, count, now }: { raw: HealthView["raw"]; count: number; now: number }) {
  return (
    <section aria-labelledby="quarantine">
      <h2 id="quarantine">Not understood</h2>
      {count === 0 ? (
        <p className={css.about}>Everything X sent was understood.</p>
      ) : (
        <>
          <p>
            {count === 1 ? "1 thing X sent was not understood" : `${count} things X sent were not understood`}. They are
            kept as they came.
          </p>
          <details className={css.raw}>
            <summary>Show raw{count > raw.length && ` (the newest ${raw.length})`}</summary>
            {raw.map((one) => (
              <div key={one.id}>
                <p className={css.about}>
                  {clockOfDay(one.at, now)}: {one.why}
                </p>
                {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
                <pre tabIndex={0}>{written(one.raw)}</pre>
              </div>
            ))}
          </details>
        </>
      )}
    </section>
  )
}

function written(raw: unknown): string {
  const text = JSON.stringify(raw, null, 2) ?? String(raw)
  return text.length > CLIP ? `${text.slice(0, CLIP).toWellFormed()}…` : text
}
