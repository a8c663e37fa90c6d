import type { MouseEvent, ReactNode } from "react"
import { Icon, type IconName } from "../icons"
import { Link } from "../link"
import { look } from "../look"
import { r, row, t, v } from "../styles"
import { short } from "../words"

interface ActionProps {
  icon: IconName
  label: string
  color: string
  count?: number | undefined
  testId?: string
  href?: string
  big?: boolean
  on?: boolean
  last?: boolean
  menu?: boolean
  disabled?: boolean
  /** Over a photo everything is white. */
  onPhoto?: boolean
  onPress?: () => void
}

function Inside({ icon, count, color, big = false, on = false, onPhoto = false, disabled = false }: ActionProps) {
  const shown = on ? color : onPhoto ? "#fff" : look.soft
  return (
    <div
      dir="ltr"
      className={t({ display: "flex", alignItems: "center", whiteSpace: "nowrap" })}
      style={{ color: shown, "--ring": color } as React.CSSProperties}
      data-hover={disabled ? undefined : "ring"}
    >
      <div className={v({ display: "inline-flex" })}>
        <div className={`${v({ display: "inline-flex" })} ring`} />
        <Icon name={icon} size={big ? 22.5 : 18.75} filled={on} />
      </div>
      {count !== undefined && (
        <div className={v({ display: "inline-flex", overflow: "hidden" })}>
          <span data-testid="app-text-transition-container">
            <span className={r({ fontSize: 13, lineHeight: "16px", padding: "0 4px", minWidth: "calc(1em + 24px)" })}>
              <span className={r()}>{count > 0 ? short(count) : ""}</span>
            </span>
          </span>
        </div>
      )}
    </div>
  )
}

const bare = { justifyContent: "center", minHeight: 20, cursor: "pointer", overflow: "visible" } as const

function Press(props: ActionProps): ReactNode {
  const { label, testId, href, menu, onPress, disabled = false } = props
  if (href)
    return (
      <Link href={href} aria-label={label} className={v(bare)}>
        <Inside {...props} />
      </Link>
    )
  const press = (event: MouseEvent) => {
    event.stopPropagation()
    onPress?.()
  }
  return (
    <button
      type="button"
      aria-label={label}
      data-testid={testId}
      className={v(bare, disabled && { opacity: 0.5 })}
      onClick={press}
      {...(disabled ? { "aria-disabled": true, disabled: true, tabIndex: -1 } : {})}
      {...(menu ? { "aria-expanded": false, "aria-haspopup": "menu" } : {})}
    >
      <Inside {...props} />
    </button>
  )
}

/** One place of a post's action row: X's sizes, X's colours, an icon and a count. */
export function Action(props: ActionProps) {
  const share = props.last ? {} : { flexGrow: 1, flexBasis: 0 }
  return (
    <div className={v(row, { justifyContent: "flex-start" }, share)}>
      <Press {...props} />
    </div>
  )
}
