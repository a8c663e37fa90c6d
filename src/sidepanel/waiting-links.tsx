import { useId, useRef, useState } from "react"
import type { Account } from "~core/account"
import { waitsForDm } from "~core/tie-conversion"
import { AgentName } from "~room/agent-name"
import { deskTime } from "~room/desk-time"
import { useMe } from "~room/me"
import { span } from "~room/times"
import { useCommand } from "~room/use-command"
import { useLive } from "~room/use-live"
import { useNow } from "~room/use-now"
import { readWaitingLinks, type WaitingLink } from "~store/reads/waiting-links"
import { PostLink } from "./post-link"
import * as css from "./waiting-links.module.css"

/** How many stand there before one asks for all. */
const FIRST = 5

/** DM links that brought nobody yet, oldest first, each one press from its post. */
export function WaitingLinks({ accounts }: { accounts: readonly Account[] }) {
  const found = useLive(["waiting-links"], () => readWaitingLinks(deskTime()))
  const now = useNow(15_000)
  const [all, setAll] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const name = useId()
  // Time alone ends the wait of a link, and no row changes then.
  const links = (found ?? []).filter(({ conversion }) => waitsForDm(conversion, now))
  if (links.length === 0) return null
  return (
    <section className={css.links} aria-labelledby={name}>
      <h2 id={name} ref={heading} tabIndex={-1}>
        Waiting for a DM
      </h2>
      <ul aria-labelledby={name}>
        {links.slice(0, all ? links.length : FIRST).map((link) => (
          <OneLink
            key={link.conversion.id}
            link={link}
            now={now}
            account={
              accounts.length > 1 ? (accounts.find(({ id }) => id === link.conversion.account)?.handle ?? null) : null
            }
            forgotten={() => heading.current?.focus()}
          />
        ))}
      </ul>
      {links.length > FIRST && (
        <button type="button" className="plain small" aria-expanded={all} onClick={() => setAll(!all)}>
          {all ? `Show the first ${FIRST}` : `Show all ${links.length}`}
        </button>
      )}
    </section>
  )
}

interface OneLinkProps {
  link: WaitingLink
  now: number
  /** Named only where there are several. */
  account: string | null
  /** It goes, and the focus with it. */
  forgotten: () => void
}

function OneLink({ link, now, account, forgotten }: OneLinkProps) {
  const { id, post, author, by, byName, draftedAt, postedAt } = link.conversion
  const me = useMe()
  const gone = { id: by, name: byName, picture: null }
  const name = useId()
  const { tell, pending } = useCommand()
  const isDraft = postedAt === null
  const at = postedAt ?? draftedAt
  const forget = async () => {
    if (pending) return
    const done = await tell({ say: "forgetLink", conversion: id })
    if (done.ok) forgotten()
  }
  return (
    <li className={css.link}>
      <span id={name} className={css.post}>
        <PostLink author={author} post={post} />
      </span>
      {isDraft && (
        <button
          type="button"
          className="plain small"
          aria-describedby={name}
          title="It was never posted: take it off the record."
          onClick={() => void forget()}
        >
          Forget
        </button>
      )}
      <p>
        {isDraft ? "drafted" : "sent"} by{" "}
        {by === me ? <bdi>{byName}</bdi> : <AgentName agent={link.by ?? gone} size={16} />},{" "}
        <time dateTime={new Date(at).toISOString()}>{span(now - at)}</time>
        {isDraft && ", not posted"}
        {account && `, for\u00a0@${account}`}
      </p>
    </li>
  )
}
