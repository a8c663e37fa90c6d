import { AgentAvatar } from "~room/agent-avatar"
import { clockOfDay } from "~room/times"
import { useNow } from "~room/use-now"
import type { ProfileView } from "~store/reads/profile"
import { CustomerActs } from "./customer-acts"
import * as css from "./details.module.css"
import { Earlier } from "./earlier"
import { Notes } from "./notes"
import { PostLink } from "./post-link"
import { Reach } from "./reach"
import { useNames } from "./use-names"
import type { Go } from "./use-place"
import { useShortcut } from "./use-shortcut"

/** How to reach the customer, the post that brought them, and what came before. */
export function Details({ profile, go }: { profile: ProfileView; go: Go }) {
  const { customers, conversions, earlier, notes, agents } = profile
  const names = useNames(profile)
  const now = useNow(60_000)
  const conversion = conversions.at(-1)
  const { citedPost } = profile.conversation
  const original = conversion ?? (citedPost && { author: null, post: citedPost })
  const link = conversion && `DM link by ${conversion.byName}, ${clockOfDay(conversion.draftedAt, now)}`
  const presser = conversion ? (names.face?.(conversion.by) ?? null) : null
  useShortcut("post", original ? () => document.getElementById("original-post")?.querySelector("a")?.click() : null)
  return (
    <div className={css.details}>
      {original && <Reach customers={customers} />}
      <div className={css.row}>
        {original ? (
          <p id="original-post" className={css.post} title={link}>
            <PostLink author={original.author} post={original.post}>
              Original post
            </PostLink>
            {link && " · "}
            {presser && <AgentAvatar agent={presser} size={16} />}
            {link}
          </p>
        ) : (
          <Reach customers={customers} />
        )}
        <CustomerActs customers={customers} conversation={profile.conversation.id} agents={agents} go={go} />
      </div>
      {(notes.length > 0 || earlier.length > 0) && (
        <div className={css.before}>
          <Notes notes={notes} names={names} now={now} />
          <Earlier conversations={earlier} names={names} now={now} go={go} />
        </div>
      )}
    </div>
  )
}
