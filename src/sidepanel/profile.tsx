import { memo, useEffect, useRef } from "react"
import { conversationId } from "~core/ids"
import { useMe } from "~room/me"
import { useLive } from "~room/use-live"
import { type ProfileView, readProfile } from "~store/reads/profile"
import { Acts } from "./acts"
import { Composer } from "./composer"
import { CustomerPage } from "./customer-page"
import { Details } from "./details"
import { Identity } from "./identity"
import * as css from "./profile.module.css"
import { Timeline } from "./timeline"
import { useComposer } from "./use-composer"
import { useLook } from "./use-look"
import { customerAt, type Go } from "./use-place"
import { useResume } from "./use-resume"
import { useShortcut } from "./use-shortcut"
import { XChatNotice } from "./x-chat-notice"

interface ProfileProps {
  id: string
  /** How often the composer was asked for; 0: it is put away. */
  writing: number
  go: Go
}

/** The customer, what was said, and where to write. What comes in elsewhere at the desk does not draw it again. */
export const Profile = memo(function Profile({ id, writing, go }: ProfileProps) {
  const customer = customerAt(id)
  return customer ? <CustomerPage id={customer} go={go} /> : <OfConversation id={id} writing={writing} go={go} />
})

function OfConversation({ id, writing, go }: ProfileProps) {
  // Where its timeline begins stays, as lines come at its end: earlier ones are read up to there.
  const begin = useRef<string | null | undefined>(undefined)
  const profile = useLive(["profile", id], async () => {
    const view = await readProfile(conversationId(id), undefined, begin.current)
    begin.current = view?.from
    return view
  })
  useShortcut("back", () => go(null))
  if (profile === undefined)
    return (
      <p className="soon" role="status">
        Opening the profile…
      </p>
    )
  if (profile === null)
    return (
      <div className={css.gone}>
        <p>This conversation is no longer here.</p>
        <button type="button" onClick={() => go(null)}>
          Back to my customers
        </button>
      </div>
    )
  return <Opened profile={profile} writing={writing} go={go} />
}

function Opened({ profile, writing, go }: { profile: ProfileView; writing: number; go: Go }) {
  const { conversation } = profile
  const me = useMe()
  const mine = conversation.owner === me && conversation.status !== "Closed"
  const composer = useComposer(conversation.id, writing, go)
  useLook(conversation)
  useResume(conversation, writing)
  useShortcut("reply", mine ? composer.open : null)
  useEffect(() => {
    // The list went out of sight with the focus in it: go on from the heading.
    const focused = document.activeElement
    if (!focused?.checkVisibility() || focused === document.body) document.getElementById("customer")?.focus()
  }, [])
  return (
    <section aria-label="Customer profile" className={css.profile}>
      <div className={css.head}>
        <Identity profile={profile} mine={mine} go={go} />
        <Acts profile={profile} go={go} />
        <Details profile={profile} go={go} />
      </div>
      <XChatNotice conversation={conversation} />
      <Timeline profile={profile} of={profile} onUndone={composer.takeBack} />
      {mine && <Composer profile={profile} composer={composer} />}
    </section>
  )
}
