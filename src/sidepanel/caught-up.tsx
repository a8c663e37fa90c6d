import { caughtUpSaid } from "~room/caught-up-said"
import { useMay } from "~room/me"
import { useCommand } from "~room/use-command"
import { useLive } from "~room/use-live"
import { useNow } from "~room/use-now"
import { readCatchUps } from "~store/reads/catch-ups"
import * as css from "./caught-up.module.css"

/** What came while X was not read, per account, until the agent puts it away. */
export function CaughtUp() {
  const all = useLive(["catch-ups"], () => readCatchUps())
  const now = useNow(60_000)
  const { tell } = useCommand()
  const may = useMay("seenCatchUp")
  return all?.map(({ account, handle, caughtUp }) => (
    <div key={account} role="status" className={css.news}>
      <p>
        <b>@{handle}</b>: {caughtUpSaid(caughtUp, now)}
      </p>
      {caughtUp.to !== null && may && (
        <button type="button" className="small" onClick={() => void tell({ say: "seenCatchUp", account })}>
          Dismiss
        </button>
      )}
    </div>
  ))
}
