import type { ReactNode } from "react"
import { Icon } from "../icons"
import { look } from "../look"
import { row, t, v } from "../styles"
import { words } from "../words"

/** X's primary column: a bar that stays, and the page below it. */
export function Column({ title, back = false, children }: { title: string; back?: boolean; children: ReactNode }) {
  return (
    <div
      data-testid="primaryColumn"
      className={v({ width: 600, maxWidth: "100%", minHeight: "100vh" })}
      style={{ borderInline: `1px solid ${look.line}` }}
    >
      <div
        className={v(row, {
          position: "sticky",
          top: 0,
          height: 53,
          alignItems: "center",
          padding: "0 16px",
          gap: 24,
          zIndex: 2,
        })}
        style={{ backgroundColor: `color-mix(in srgb, ${look.back} 85%, transparent)`, backdropFilter: "blur(12px)" }}
      >
        {back && (
          <button
            type="button"
            aria-label={words.back}
            data-testid="app-bar-back"
            data-hover="tint"
            className={v({ padding: 8, marginInlineStart: -8, borderRadius: 9999 })}
            style={{ color: look.words }}
            onClick={() => history.back()}
          >
            <Icon name="back" size={20} />
          </button>
        )}
        <h2
          dir="auto"
          className={t({ fontSize: 20, lineHeight: "24px", fontWeight: 700 })}
          style={{ color: look.words }}
        >
          <span>{title}</span>
        </h2>
      </div>
      {children}
    </div>
  )
}
