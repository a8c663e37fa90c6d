import type { Report } from "~core/report"
import { Bars } from "./bars"
import { short } from "./groups"
import * as css from "./page.module.css"
import { Table } from "./table"

/** What it was about. */
export function Topics({ topics }: { topics: Report["topics"] }) {
  return (
    <section aria-labelledby="topics">
      <h2 id="topics">Topics</h2>
      {topics.length === 0 ? (
        <p className={css.about}>No conversation that began in these days has a topic.</p>
      ) : (
        <>
          <Bars
            labels={topics.map(({ topic }) => short(topic))}
            series={[{ name: "Conversations", values: topics.map(({ count }) => count) }]}
          />
          <Table
            caption="Conversations by topic"
            head={["Topic", "Conversations"]}
            lines={topics.map(({ topic, count }) => ({ key: topic, name: topic, values: [count] }))}
          />
        </>
      )}
    </section>
  )
}
