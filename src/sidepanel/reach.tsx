import type { Customer } from "~core/customer"
import { CopyButton } from "~room/copy-button"
import { ContactDetails } from "./contact-details"
import { Merged } from "./customer-acts"
import * as css from "./details.module.css"

/** One line, as long as it fits: what reaches the customer, their numeric ID on X, and who is merged into them. */
export function Reach({ customers }: { customers: readonly Customer[] }) {
  return (
    <div className={css.reach}>
      <ContactDetails customers={customers} />
      {customers.map(
        ({ id, xId }) =>
          xId && (
            <p key={id}>
              ID <span className={css.digits}>{xId}</span>
              <CopyButton asIcon text={xId}>
                Copy ID
              </CopyButton>
            </p>
          ),
      )}
      <Merged customers={customers} />
    </div>
  )
}
