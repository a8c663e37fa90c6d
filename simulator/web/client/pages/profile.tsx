import { useMemo } from "react"
import type { PersonView, ProfileView } from "../../wire"
import { boot } from "../boot"
import { Icon, VerifiedIcon } from "../icons"
import { Link } from "../link"
import { accent, look } from "../look"
import { Avatar } from "../post/avatar"
import { PostText } from "../post/text"
import { FollowButton } from "../post/tracked"
import { useLiveResource } from "../resource"
import { Column } from "../shell/column"
import { row, t, v } from "../styles"
import { Timeline } from "../timeline/timeline"
import { words } from "../words"
import { cellsOf } from "./rows"

function Actions({ person }: { person: PersonView }) {
  if (person.id === boot.session?.id) return null
  return (
    <div className={v(row, { gap: 8, alignItems: "center", height: 60 })}>
      {person.openToEveryone && (
        <Link
          href={`/messages/compose?recipient_id=${person.id}`}
          aria-label={words.message}
          data-testid="sendDMFromProfile"
          data-hover="tint"
          className={v({ borderWidth: 1, borderRadius: 9999, padding: 8 })}
          style={{ borderColor: look.line, color: look.words }}
        >
          <Icon name="mail" />
        </Link>
      )}
      <FollowButton id={person.id} handle={person.handle} />
    </div>
  )
}

function Head({ person }: { person: PersonView }) {
  return (
    <div className={v()} style={{ borderBottom: `1px solid ${look.line}`, color: look.words }}>
      <div
        className={v({ height: 200 })}
        style={{ background: `linear-gradient(120deg, ${accent.main}, ${look.line})` }}
      />
      <div className={v({ padding: "0 16px 16px" })}>
        <div className={v(row, { justifyContent: "space-between", alignItems: "flex-end" })}>
          <div className={v({ marginTop: -66, borderRadius: 9999, borderWidth: 4 })} style={{ borderColor: look.back }}>
            <Avatar handle={person.handle} size={126} linked={false} />
          </div>
          <Actions person={person} />
        </div>
        <div data-testid="UserName" className={v({ margin: "8px 0 12px" })}>
          <div className={t({ fontSize: 20, lineHeight: "24px", fontWeight: 700, display: "block" })}>
            {person.name}
            {person.verified && <VerifiedIcon label={words.verified} />}
          </div>
          <div dir="ltr" className={t({ display: "block" })} style={{ color: look.soft }}>
            @{person.handle}
          </div>
        </div>
        <div data-testid="UserDescription">
          <PostText text={person.bio} />
        </div>
      </div>
    </div>
  )
}

/** A person's page. */
export function Profile({ handle }: { handle: string }) {
  const profile = useLiveResource<ProfileView>(`profile/${encodeURIComponent(handle)}`, "posted", "removed")
  const cells = useMemo(() => cellsOf(profile?.rows ?? []), [profile])
  return (
    <Column title={profile?.person?.name ?? `@${handle}`} back>
      {profile?.person && <Head person={profile.person} />}
      {profile && <Timeline label={words.posts} cells={cells} />}
    </Column>
  )
}
