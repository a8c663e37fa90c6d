import type { ContactDetail } from "~core/records"
import { CopyButton } from "~room/copy-button"
import { clockOfDay } from "~room/times"
import { useNow } from "~room/use-now"
import type { ProfileView } from "~store/reads/profile"
import * as css from "./details.module.css"
import { PostLink } from "./post-link"
import type { Go } from "./use-place"
import { useShortcut } from "./use-shortcut"

/** How to reach the customer, the post that brought them, and what came before. */
export function Details({ profile, go }: { profile: ProfileView; go: Go }) {
  const { customer, conversions, earlier } = profile
  const now = useNow(60_000)
  const conversion = conversions.at(-1)
  const { citedPost } = profile.conversation
  const original = conversion ?? (citedPost && { author: null, post: citedPost })
  useShortcut("post", original ? () => document.getElementById("original-post")?.querySelector("a")?.click() : null)
  return (
    <div className={css.details}>
      <div className={css.reach}>
        <ul aria-label="Contact details" className={css.contact}>
          {customer.details.length === 0 && <li>No contact details yet</li>}
          {customer.details.map((detail) => (
            <li key={`${detail.type} ${detail.value}`}>
              {LABEL[detail.type]} <bdi>{shown(detail)}</bdi>
            </li>
          ))}
        </ul>
        {customer.xId && (
          <p>
            ID <span className={css.digits}>{customer.xId}</span> <CopyButton text={customer.xId}>Copy ID</CopyButton>
          </p>
        )}
      </div>
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
      {earlier.length > 0 && (
        <details>
          <summary>
            {earlier.length === 1 ? "1 earlier conversation" : `${earlier.length} earlier conversations`}
          </summary>
          <ul>
            {earlier.map((conversation) => (
              <li key={conversation.id}>
                <button type="button" className="plain small" onClick={() => go(conversation.id)}>
                  {clockOfDay(conversation.newestAt, now)}
                  <span dir="auto">{conversation.lastInboundText.slice(0, 80)}</span>
                </button>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

const LABEL: Record<ContactDetail["type"], string> = { "X username": "X", "e-mail": "E-mail", phone: "Phone" }

const shown = ({ type, value }: ContactDetail) => (type === "X username" ? `@${value.replace(/^@/, "")}` : value)
