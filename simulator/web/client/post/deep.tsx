import type { ReactNode } from "react"
import { v } from "../styles"

/** Boxes in boxes that mean nothing: X's posts are some 20 levels deep, and what walks through them pays for it. */
export function Deep({ by, children }: { by: number; children: ReactNode }): ReactNode {
  return by === 0 ? (
    children
  ) : (
    <div className={v({ minWidth: 0, maxWidth: "100%" })}>
      <Deep by={by - 1}>{children}</Deep>
    </div>
  )
}

const all = { position: "absolute", inset: 0 } as const

/** A layer over a picture, with nothing in it. */
export function Layer() {
  return (
    <div className={v(all, { pointerEvents: "none" })}>
      <div className={v({ height: "100%" })} />
    </div>
  )
}
