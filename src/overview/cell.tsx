import type { ReactNode } from "react"
import * as css from "./page.module.css"

/** A cell that knows its column's name: where there is no room for columns, it stands before the value, and what is empty is left out. */
export const Cell = ({ of, children }: { of: string; children: ReactNode }) => (
  <td data-of={of} data-empty={children === null}>
    <div>{children ?? <span className={css.quiet}>–</span>}</div>
  </td>
)
