import type { PersonView } from "../../wire"
import { Icon } from "../icons"
import { Link } from "../link"
import { look } from "../look"
import { r, row, t, v } from "../styles"
import { words } from "../words"

/** "X reposted", above a post that somebody else brought into the timeline. */
export function SocialContext({ by }: { by: PersonView }) {
  return (
    <div className={v(row, { alignItems: "center", gap: 8, marginBottom: 4 })} style={{ color: look.soft }}>
      <div className={v(row, { width: 40, justifyContent: "flex-end" })}>
        <Icon name="repost" size={16} />
      </div>
      <Link
        dir="ltr"
        href={`/${by.handle}`}
        className={t({ fontSize: 13, fontWeight: 700, lineHeight: "16px" })}
        style={{ color: look.soft }}
        data-hover="line"
      >
        <span data-testid="socialContext" className={r()}>
          <span className={r()}>{by.name}</span> {words.reposted}
        </span>
      </Link>
    </div>
  )
}
