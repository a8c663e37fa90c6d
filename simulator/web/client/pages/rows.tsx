import type { Row } from "../../wire"
import { Article } from "../post/article"
import { Gone, isGone } from "../post/gone"
import type { CellContent } from "../timeline/timeline"

/** Posts as cells of a timeline. */
export function cellsOf(rows: readonly Row[]): CellContent[] {
  return rows.map((row) => ({
    id: row.post.id,
    draw: () => (isGone(row.post) ? <Gone post={row.post} /> : <Article row={row} />),
  }))
}
