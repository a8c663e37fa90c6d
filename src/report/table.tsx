import type { ReactNode } from "react"
import * as css from "./page.module.css"

/** A row of a table: what it is called, and its values. */
export interface Line {
  key: string
  name: string
  values: readonly ReactNode[]
}

/** The numbers of a chart, for whoever can't see it or wants them exactly. */
export function Table({ caption, head, lines }: { caption: string; head: readonly string[]; lines: readonly Line[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={css.table} tabIndex={0} aria-label={`${caption}, in numbers`}>
      <table>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {head.map((name) => (
              <th key={name} scope="col">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map(({ key, name, values }) => (
            <tr key={key}>
              <th scope="row" title={name}>
                <bdi>{name}</bdi>
              </th>
              {values.map((value, i) => (
                <td key={head[i + 1]}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
