import { calledBy } from "~room/visible"
import type { Row } from "~store/reads/desk"
import * as css from "./page.module.css"

/** The way to a conversation, by the customer's name; `id` where something else is described by it. */
export const CustomerLink = ({ row: { conversation, customer }, id }: { row: Row; id?: string }) => (
  <a
    id={id}
    className={css.customer}
    href={`/sidepanel.html#/${encodeURIComponent(conversation.id)}`}
    target="_blank"
    rel="noreferrer"
  >
    <bdi>{calledBy(customer)}</bdi>
  </a>
)
