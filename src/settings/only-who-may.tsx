import { type ReactNode, useId } from "react"
import type { DeskCommand } from "~messaging/contract"
import { useMay } from "~room/me"
import { whyNot } from "~room/role-said"
import * as css from "./only-who-may.module.css"

/** What only some roles set in a team: to the others it is shown, and says why it can't be changed. */
export function OnlyWhoMay({ say, children }: { say: DeskCommand["say"]; children: ReactNode }) {
  const id = useId()
  if (useMay(say)) return children
  return (
    <>
      <p id={id} className={css.why}>
        {whyNot(say)}
      </p>
      <fieldset disabled aria-describedby={id} className={css.shown}>
        {children}
      </fieldset>
    </>
  )
}
