import { RANGES } from "~core/settings"
import { deskTime } from "~room/desk-time"
import { clockOfDay } from "~room/times"
import { useCommand } from "~room/use-command"
import type { Work } from "~store/reads/your-data"
import { NumberSetting } from "../number-setting"
import { Ended, UnderWay } from "./work-line"
import * as css from "./your-data.module.css"

/** How long closed conversations keep their words. */
export function KeepFor({ days, work }: { days: number; work: Work | undefined }) {
  const { tell } = useCommand()
  const stop = () => void tell({ say: "stopWork", work: "retention" })
  return (
    <div className={css.kept}>
      <NumberSetting
        name="keepDays"
        label="Keep for (days)"
        hint="Conversations closed longer ago lose their messages, media, notes and contact details for good; the report counts them on. 0 keeps everything."
        value={days}
        range={RANGES.keepDays}
      />
      {days > 0 && work && <Standing work={work} onStop={stop} />}
    </div>
  )
}

function Standing({ work, onStop }: { work: Work; onStop: () => void }) {
  const { state, done, total, at } = work
  if (state === "running" && done === 0 && total)
    return (
      <UnderWay done={0} total={total} what="emptying" onStop={onStop}>
        In a moment {total === 1 ? "1 conversation is" : `${total.toLocaleString("en")} conversations are`} emptied
      </UnderWay>
    )
  if (state === "running")
    return (
      <UnderWay done={done} total={total} what="emptying" onStop={onStop}>
        {done.toLocaleString("en")} of {(total ?? 0).toLocaleString("en")} conversations are emptied
      </UnderWay>
    )
  const when = clockOfDay(at, deskTime())
  if (state === "stopped")
    return <Ended tone="quiet">Stopped, {when}. It goes on tomorrow, or when this changes.</Ended>
  return (
    <Ended tone="quiet">
      {done === 1 ? "1 conversation was" : `${done.toLocaleString("en")} conversations were`} emptied, {when}
    </Ended>
  )
}
