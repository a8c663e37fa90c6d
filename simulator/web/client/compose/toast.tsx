import { useEffect, useSyncExternalStore } from "react"
import { Link } from "../link"
import { accent } from "../look"
import { named, noticeRole } from "../names"
import { r, row, t, v } from "../styles"
import { words } from "../words"

interface ToastContent {
  id: number
  text: string
  href?: string
}

let shown: ToastContent | undefined
let last = 0
const listeners = new Set<() => void>()

/** Says something at the foot of the page; with `href` it leads to the new post. Each toast is a fresh element. */
export function toast(text: string, href?: string): void {
  last += 1
  show({ id: last, text, ...(href ? { href } : {}) })
}

function show(content: ToastContent | undefined): void {
  shown = content
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

// As long as X shows them.
const shownFor = 6000

/** The place of the toasts, inside X's layers. */
export function Toasts() {
  const content = useSyncExternalStore(subscribe, () => shown)
  useEffect(() => {
    if (!content) return
    const timer = setTimeout(() => show(undefined), shownFor)
    return () => clearTimeout(timer)
  }, [content])
  if (!content) return null
  return (
    <div
      className={v({
        position: "fixed",
        insetInline: 0,
        bottom: 32,
        alignItems: "center",
        zIndex: 3,
        pointerEvents: "none",
      })}
    >
      <div
        key={content.id}
        role={noticeRole}
        data-testid={named("toast")}
        className={v(row, { borderRadius: 4, padding: "12px 20px", gap: 20, pointerEvents: "auto", color: "#fff" })}
        style={{ backgroundColor: accent.main }}
      >
        <div dir="auto" className={t()}>
          <span className={r()}>{content.text}</span>
        </div>
        {content.href && (
          <Link href={content.href} className={t({ fontWeight: 700 })}>
            <span className={r()}>{words.view}</span>
          </Link>
        )}
      </div>
    </div>
  )
}
