import { CopyButton } from "~room/copy-button"
import { clockOfDay } from "~room/times"
import { useNow } from "~room/use-now"
import type { ProfileView } from "~store/reads/profile"
import { ContactDetails } from "./contact-details"
import { CustomerActs } from "./customer-acts"
import * as css from "./details.module.css"
import { Earlier } from "./earlier"
import { Notes } from "./notes"
import { PostLink } from "./post-link"
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
  useShortcut("post", original ? () => document.getElementById("original-post")?.querySelector("a")?.click() : null)
  return (
    <div className={css.details}>
      <div className={css.reach}>
        <ContactDetails customers={customers} />
        {customers.map(
          ({ id, xId }) =>
            xId && (
              <p key={id}>
                ID <span className={css.digits}>{xId}</span> <CopyButton text={xId}>Copy ID</CopyButton>
              </p>
            ),
        )}
      </div>
      <CustomerActs customers={customers} conversation={profile.conversation.id} agents={agents} go={go} />
      {original && (
        <p id="original-post">
          <PostLink author={original.author} post={original.post}>
            Original post
          </PostLink>
          {conversion && (
            <span>
              {" "}
              · DM link by {conversion.byName}, {clockOfDay(conversion.draftedAt, now)}
            </span>
          )}
        </p>
      )}
      {(notes.length > 0 || earlier.length > 0) && (
        <div className={css.before}>
          <Notes notes={notes} names={names} now={now} />
          <Earlier conversations={earlier} names={names} now={now} go={go} />
        </div>
      )}
    </div>
  )
}
