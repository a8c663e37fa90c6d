import { look } from "../look"
import { roles } from "../roles"
import { t, v } from "../styles"
import { words } from "../words"

/** What stands in the place of a deleted post: an article that is not a post. */
export function Gone() {
  return (
    <article {...roles.article} tabIndex={-1} className={v({ padding: "8px 16px" })}>
      <div
        className={v({ borderWidth: 1, borderRadius: 16, padding: 12 })}
        style={{ backgroundColor: look.raised, borderColor: look.line }}
      >
        <span className={t()} style={{ color: look.soft }}>
          {words.gone}
        </span>
      </div>
    </article>
  )
}
