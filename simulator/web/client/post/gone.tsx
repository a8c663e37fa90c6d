import type { PostView } from "../../wire"
import { accent, look } from "../look"
import { named } from "../names"
import { roles } from "../roles"
import { t, v } from "../styles"
import { words } from "../words"

const withheld = { suspended: words.suspended, age: words.ageRestricted, country: words.withheld } as const

/** Whether X shows a sentence in the place of this post. */
export const isGone = (post: PostView): boolean => post.deleted || post.withheld !== undefined

/** What stands in the place of a post that is not shown: an article without author and link. */
export function Gone({ post }: { post?: PostView }) {
  const why = post && !post.deleted ? post.withheld : undefined
  // What is only kept from some people still is a post by its name: nothing may rely on that one alone.
  const name = why === "age" ? { "data-testid": named("tweet") } : {}
  return (
    <article {...roles.article} {...name} tabIndex={-1} className={v({ padding: "8px 16px" })}>
      <div
        className={v({ borderWidth: 1, borderRadius: 16, padding: 12 })}
        style={{ backgroundColor: look.raised, borderColor: look.line }}
      >
        <div className={t({ display: "block" })} style={{ color: look.soft }}>
          <span>{why ? withheld[why] : words.gone}</span>
          {why && (
            <a
              {...roles.link}
              href="https://help.x.com/rules-and-policies"
              target="_blank"
              rel="noopener noreferrer nofollow"
              className={t({ marginInlineStart: 4 })}
              style={{ color: accent.main }}
            >
              {words.learnMore}
            </a>
          )}
        </div>
      </div>
    </article>
  )
}
