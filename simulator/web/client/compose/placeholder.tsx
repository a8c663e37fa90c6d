import { look } from "../look"
import { t } from "../styles"

/** X's question in an empty text box, behind whatever is typed. */
export function Placeholder({ children }: { children: string }) {
  return (
    <div
      aria-hidden="true"
      className={t({
        position: "absolute",
        insetInline: 0,
        top: 0,
        fontSize: "inherit",
        lineHeight: "inherit",
        pointerEvents: "none",
      })}
      style={{ color: look.soft }}
    >
      {children}
    </div>
  )
}
