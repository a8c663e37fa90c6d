import type { ReactNode } from "react"
import type { PersonView } from "../../wire"
import { VerifiedIcon } from "../icons"
import { Link } from "../link"
import { look } from "../look"
import { named } from "../names"
import { oneLine, r, row, t, v } from "../styles"
import { ago, fullTime, words } from "../words"

interface UserNameProps {
  id?: string
  person: PersonView
  /** Where and when the post stands; left out where X puts the time elsewhere. */
  at?: number
  postId?: string
  /** Not inside a quoted post, which is one link as a whole. */
  linked?: boolean
  /** Name above handle, as over an opened post. */
  stacked?: boolean
}

function MaybeLink({ to, hidden, children }: { to: string | undefined; hidden?: boolean; children: ReactNode }) {
  const style = v(row, { maxWidth: "100%", minWidth: 0, flexShrink: 1 })
  if (!to)
    return (
      <div className={style} {...(hidden ? { tabIndex: -1 } : {})}>
        {children}
      </div>
    )
  return (
    <Link href={to} className={style} {...(hidden ? { tabIndex: -1 } : {})} data-hover={hidden ? undefined : "line"}>
      {children}
    </Link>
  )
}

function Time({ at, href }: { at: number; href: string | undefined }) {
  const style = t({ whiteSpace: "nowrap", flexShrink: 0 })
  const shown = <time dateTime={new Date(at).toISOString()}>{ago(at, Date.now())}</time>
  const label = fullTime(at)
  if (!href)
    return (
      <div dir="ltr" role="presentation" aria-label={label} className={style} style={{ color: look.soft }}>
        {shown}
      </div>
    )
  return (
    <Link dir="ltr" href={href} aria-label={label} className={style} style={{ color: look.soft }} data-hover="line">
      {shown}
    </Link>
  )
}

/** Who wrote it and when: X's `User-Name`, whose time is the way to the post. */
export function UserName({ id, person, at, postId, linked = true, stacked = false }: UserNameProps) {
  const profile = linked ? `/${person.handle}` : undefined
  return (
    <div
      id={id}
      data-testid={named("User-Name")}
      className={v(!stacked && row, !stacked && { alignItems: "center" }, { flexShrink: 1, maxWidth: "100%" })}
    >
      <div className={v(row, { alignItems: "center", flexShrink: 1, maxWidth: "100%" })}>
        <MaybeLink to={profile}>
          <div dir="ltr" className={t(oneLine, { fontWeight: 700, display: "block" })} style={{ color: look.words }}>
            <span className={r()}>
              <span className={r()}>{person.name}</span>
            </span>
          </div>
          {person.verified && (
            <div dir="ltr" className={t({ display: "inline-flex", flexShrink: 0 })}>
              <VerifiedIcon label={words.verified} />
            </div>
          )}
        </MaybeLink>
      </div>
      <div className={v(row, { flexShrink: 2, marginInlineStart: stacked ? 0 : 4, minWidth: 0 })}>
        <div className={v(row, { flexShrink: 1, minWidth: 0 })}>
          <MaybeLink to={profile} hidden>
            <div dir="ltr" className={t(oneLine, { display: "block" })} style={{ color: look.soft }}>
              <span className={r()}>@{person.handle}</span>
            </div>
          </MaybeLink>
          {at !== undefined && (
            <>
              <div dir="ltr" aria-hidden="true" className={t({ padding: "0 4px" })} style={{ color: look.soft }}>
                <span className={r()}>·</span>
              </div>
              <div className={v(row, { flexShrink: 0 })}>
                <Time at={at} href={linked && postId ? `/${person.handle}/status/${postId}` : undefined} />
              </div>
            </>
          )}
        </div>
      </div>
    </div>
  )
}
