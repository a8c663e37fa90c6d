import type { PagePart } from "~core/page-part"
import { clockOfDay } from "~room/times"
import type { HealthView } from "~store/reads/health"
import * as css from "./page.module.css"

/** What goes without each part, and what still works. */
const MEANS: Record<PagePart, string> = {
  posts: "Posts are not recognised, so their buttons are missing.",
  "action row": "There is no place for the button under posts.",
  "reply button": "Replies open in a window of X’s own, with the same words.",
  "reply box": "Replies open in a window of X’s own, with the same words.",
  "post button":
    "Aside can’t see whether X is ready to post. Replies open in a window of X’s own, with the same words.",
}

/** Whether Aside still finds its way on X's page; else what it misses, since when, and what to do. */
export function XPage({ missing, now }: { missing: HealthView["missing"]; now: number }) {
  return (
    <section aria-labelledby="x-page">
      <h2 id="x-page">X’s page</h2>
      {missing.length === 0 ? (
        <p className={css.about}>All parts found: nothing Aside needs was missed when X’s page was last open.</p>
      ) : (
        <>
          <p className={css.trouble}>
            X has changed its page, and Aside can’t find {missing.length === 1 ? "a part" : "some parts"} of it. Reload
            X’s page; if it stays so, update Aside.
          </p>
          <ul aria-label="Missing parts">
            {missing.map(({ id, since, lastAt }) => (
              <li key={id} className={css.account}>
                <h3>{NAMES[id]}</h3>
                <p>{MEANS[id]}</p>
                <p className={css.about}>
                  Missing since <time dateTime={new Date(since).toISOString()}>{clockOfDay(since, now)}</time>
                  {lastAt > since && (
                    <>
                      , last missed <time dateTime={new Date(lastAt).toISOString()}>{clockOfDay(lastAt, now)}</time>
                    </>
                  )}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

const NAMES: Record<PagePart, string> = {
  posts: "Posts",
  "action row": "Action row",
  "reply button": "Reply button",
  "reply box": "Reply box",
  "post button": "Post button",
}
