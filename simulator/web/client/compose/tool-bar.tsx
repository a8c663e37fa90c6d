import { limit, weightedLength } from "../../text/weighted-length"
import { Icon, type IconName } from "../icons"
import { accent, look } from "../look"
import { row, t, v } from "../styles"
import { words } from "../words"
import type { Draft } from "./use-draft"

const tools: readonly IconName[] = ["image", "gif", "poll", "smile"]

/** X's button, `tweetButton` in a dialog and `tweetButtonInline` in a page. */
function PostButton({ draft, testId, label }: { draft: Draft; testId: string; label: string }) {
  return (
    <button
      type="button"
      data-testid={testId}
      disabled={!draft.ready}
      {...(draft.ready ? {} : { "aria-disabled": true, tabIndex: -1 })}
      className={v({
        borderRadius: 9999,
        minHeight: 36,
        padding: "0 16px",
        alignItems: "center",
        justifyContent: "center",
      })}
      style={{ backgroundColor: look.button, color: look.onButton, opacity: draft.ready ? 1 : 0.5 }}
      onClick={draft.send}
    >
      <div dir="ltr" className={t({ fontWeight: 700, whiteSpace: "nowrap" })}>
        <span>{label}</span>
      </div>
    </button>
  )
}

function Circle({ length }: { length: number }) {
  const left = limit - length
  const around = 2 * Math.PI * 9
  const color = left < 0 ? accent.red : left <= 20 ? accent.yellow : accent.main
  const filled = Math.min(1, length / limit)
  return (
    <div
      role="progressbar"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(filled * 100)}
      data-testid="countdown-circle"
      className={v(row, { alignItems: "center", marginInlineEnd: 12, gap: 6 })}
    >
      <svg viewBox="0 0 20 20" width={20} height={20} aria-hidden="true">
        <circle cx="10" cy="10" r="9" fill="none" strokeWidth="2" stroke={look.line} />
        <circle
          cx="10"
          cy="10"
          r="9"
          fill="none"
          strokeWidth="2"
          stroke={color}
          strokeDasharray={`${filled * around} ${around}`}
          transform="rotate(-90 10 10)"
        />
      </svg>
      {left <= 20 && (
        <span className={t({ fontSize: 13 })} style={{ color: left < 0 ? accent.red : look.soft }}>
          {left}
        </span>
      )}
    </div>
  )
}

interface ToolBarProps {
  draft: Draft
  testId: string
  label: string
  /** Whether X's tools stand here; a reply box nobody is in shows its button alone. */
  tools?: boolean
}

/** What stands below X's text box: its tools, how much room is left, its button. */
export function ToolBar({ draft, testId, label, tools: withTools = true }: ToolBarProps) {
  if (!withTools) return <PostButton draft={draft} testId={testId} label={label} />
  return (
    <div
      data-testid="toolBar"
      className={v(row, { justifyContent: "space-between", alignItems: "center", padding: "8px 0", borderTopWidth: 1 })}
      style={{ borderColor: look.line }}
    >
      <nav aria-label={words.more} className={v(row)} style={{ color: accent.main }}>
        {tools.map((name) => (
          <button
            key={name}
            type="button"
            className={v({ padding: 8, borderRadius: 9999 })}
            data-hover="tint"
            aria-label={name}
          >
            <Icon name={name} />
          </button>
        ))}
      </nav>
      <div className={v(row, { alignItems: "center" })}>
        {draft.text && <Circle length={weightedLength(draft.text)} />}
        <PostButton draft={draft} testId={testId} label={label} />
      </div>
    </div>
  )
}
