import type { Thread } from "../../wire"
import { look } from "../look"
import { labelled, roles } from "../roles"
import { v } from "../styles"
import { words } from "../words"
import { cellsOfThread } from "./thread-cells"

/** The thread beside a photo: the opened post without its photos, the reply box, the replies; it scrolls by itself. */
export function PhotoSide({ thread }: { thread: Thread }) {
  const focal = thread.focal && { ...thread.focal, photos: [] }
  return (
    <div
      className={v({ width: 350, overflowY: "auto" })}
      style={{ backgroundColor: look.back, borderInlineStart: `1px solid ${look.line}` }}
    >
      <section {...roles.region} aria-label={words.conversation} className={v()}>
        <div {...labelled(words.conversation)} className={v()}>
          {cellsOfThread({ ...thread, focal }, undefined).map((cell) => (
            <div key={cell.id} data-testid="cellInnerDiv">
              {cell.draw()}
            </div>
          ))}
        </div>
      </section>
    </div>
  )
}
