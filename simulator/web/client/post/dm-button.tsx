import { Icon } from "../icons"
import { accent } from "../look"
import { roles } from "../roles"
import { row, t, v } from "../styles"
import { words } from "../words"

/** What a DM link at the end of a post becomes. */
export function PrivateMessageButton({ href }: { href: string }) {
  return (
    <div className={v({ marginTop: 12 })}>
      <a
        href={href}
        {...roles.link}
        data-testid="privateMessageButton"
        data-hover="tint"
        className={v(row, {
          borderRadius: 9999,
          borderWidth: 1,
          minHeight: 36,
          alignItems: "center",
          justifyContent: "center",
          gap: 8,
        })}
        style={{ borderColor: accent.main, color: accent.main }}
        onClick={(event) => event.stopPropagation()}
      >
        <Icon name="mail" />
        <span className={t({ fontWeight: 700 })}>{words.dmButton}</span>
      </a>
    </div>
  )
}
