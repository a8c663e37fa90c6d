import type { ReactNode } from "react"
import type { Customer } from "~core/customer"
import { Avatar } from "~room/avatar"
import { span } from "~room/times"
import { useCommand } from "~room/use-command"
import { useNow } from "~room/use-now"
import { calledBy } from "~room/visible"
import type { ProfileView } from "~store/reads/profile"
import * as css from "./identity.module.css"
import { Key } from "./key"
import type { Go } from "./use-place"
import { useShortcut } from "./use-shortcut"

/** Who the customer is, how the conversation stands, and its end. */
export function Identity({ profile, mine, go }: { profile: ProfileView; mine: boolean; go: Go }) {
  const { customer, conversation } = profile
  const now = useNow(30_000)
  const { tell, pending } = useCommand()
  const close = () => {
    if (!pending) void tell({ say: "close", conversation: conversation.id })
  }
  useShortcut("close", mine ? close : null)
  return (
    <CustomerHeading customer={customer} standing={standing(profile, now)} go={go}>
      {mine && (
        <button type="button" className="small" aria-keyshortcuts="e" onClick={close}>
          Close
          <Key act="close" />
        </button>
      )}
    </CustomerHeading>
  )
}

interface CustomerHeadingProps {
  customer: Customer
  standing: string
  go: Go
  children?: ReactNode
}

/** Who the customer is, how things stand, and the way back. */
export function CustomerHeading({ customer, standing, go, children }: CustomerHeadingProps) {
  return (
    <div className={css.identity}>
      <button
        type="button"
        className={`plain ${css.back}`}
        aria-label="Back"
        title="Back (Esc)"
        onClick={() => go(null)}
      >
        <svg viewBox="0 0 16 16" aria-hidden="true">
          <path d="M10 3 5 8l5 5" />
        </svg>
      </button>
      <Avatar name={customer.name} picture={customer.picture} size={36} />
      <div className={css.names}>
        <h2 id="customer" tabIndex={-1}>
          <bdi>{calledBy(customer)}</bdi>
        </h2>
        <p>
          {customer.handle && <>@{customer.handle} · </>}
          {standing}
        </p>
      </div>
      {children}
    </div>
  )
}

function standing({ conversation }: ProfileView, now: number): string {
  const { status, session, closedAt, waitingSince } = conversation
  switch (status) {
    case "New":
      return `in the inbox for ${span(now - waitingSince)}`
    case "Open":
      return session ? `open for ${span(now - session.begunAt)}` : "open"
    case "Waiting":
      return "no session runs"
    case "Closed":
      return closedAt === null ? "closed" : `closed ${span(now - closedAt)} ago`
  }
}
