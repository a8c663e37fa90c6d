import { useId } from "react"
import { useMay } from "~room/me"
import { whyNot } from "~room/role-said"
import type { Row } from "~store/reads/desk"
import { CustomerLink } from "./customer-link"
import * as css from "./inside.module.css"

interface LineProps {
  row: Row
  said: { text: string; urgent: boolean }
  move: () => void
}

/** One conversation: whose, how it stands, what was written last, and the way to move it. */
export function Line({ row, said, move }: LineProps) {
  const whose = useId()
  const may = useMay("reassign")
  return (
    <li className={css.line}>
      <span className={css.whose}>
        <CustomerLink row={row} id={whose} />
      </span>
      <span className={css.said} data-urgent={said.urgent}>
        {said.text}
      </span>
      <span className={css.words} dir="auto">
        {row.conversation.lastInboundText.slice(0, 160)}
      </span>
      <button
        type="button"
        className="small"
        aria-describedby={whose}
        aria-disabled={!may}
        title={may ? undefined : whyNot("reassign")}
        onClick={() => may && move()}
      >
        Reassign
      </button>
    </li>
  )
}
