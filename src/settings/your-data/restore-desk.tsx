import { type ChangeEvent, useRef, useState } from "react"
import { deskTime } from "~room/desk-time"
import { Dialog } from "~room/dialog"
import { refusalSentence } from "~room/refusal-sentence"
import { clockOfDay } from "~room/times"
import { useCommand } from "~room/use-command"
import { handIn } from "~store/hand-in"
import type { Work, YourDataView } from "~store/reads/your-data"
import { Ended, UnderWay } from "./work-line"
import * as css from "./your-data.module.css"

/** Puts an export in the place of this desk: asked first, read and checked whole before anything changes. */
export function RestoreDesk({ work, replaces }: { work: Work | undefined; replaces: YourDataView }) {
  const picker = useRef<HTMLInputElement>(null)
  const [file, setFile] = useState<File | null>(null)
  const [trouble, setTrouble] = useState<string | null>(null)
  const { tell, pending } = useCommand(setTrouble)
  const running = pending || work?.state === "running"
  const picked = (event: ChangeEvent<HTMLInputElement>) => {
    setFile(event.currentTarget.files?.[0] ?? null)
    setTrouble(null)
    // The same file can be picked again.
    event.currentTarget.value = ""
  }
  const restore = async (file: File) => {
    setFile(null)
    try {
      const id = await handIn(`restore.${crypto.randomUUID()}`, file)
      await tell({ say: "restore", file: id })
    } catch {
      setTrouble(refusalSentence("storage-full"))
    }
  }
  return (
    <div className={css.act}>
      <h3>Put it back</h3>
      <p>An export takes the place of everything here. Accounts are connected again after it.</p>
      <button type="button" aria-disabled={running} onClick={() => !running && picker.current?.click()}>
        Restore
      </button>
      <input
        ref={picker}
        type="file"
        accept=".json,application/json"
        aria-label="Export to restore"
        onChange={picked}
      />
      <Standing work={work} trouble={trouble} onStop={() => void tell({ say: "stopWork", work: "restore" })} />
      {file && (
        <Dialog title="Replace everything here?" onClose={() => setFile(null)}>
          <p>
            What <bdi>{file.name}</bdi> holds takes the place of {replaces.customers.toLocaleString("en")} customers and{" "}
            {replaces.conversations.toLocaleString("en")} conversations on this desk. A damaged file changes nothing.
          </p>
          <div className={css.answers}>
            <button type="button" onClick={() => setFile(null)}>
              Cancel
            </button>
            <button type="button" className="primary" onClick={() => void restore(file)}>
              Replace
            </button>
          </div>
        </Dialog>
      )}
    </div>
  )
}

interface StandingProps {
  work: Work | undefined
  trouble: string | null
  onStop: () => void
}

/** What the worker says of it; so a second page, and this one tomorrow, know too. */
function Standing({ work, trouble, onStop }: StandingProps) {
  if (work?.state === "running")
    return (
      <UnderWay done={work.done} total={null} what="the restore" onStop={onStop}>
        {work.done.toLocaleString("en")} rows are checked; nothing has changed yet
      </UnderWay>
    )
  if (trouble) return <Ended tone="bad">{trouble}</Ended>
  if (!work) return <Ended tone="quiet" />
  const at = clockOfDay(work.at, deskTime())
  if (work.state === "done")
    return (
      <Ended tone="good">
        Restored {work.done.toLocaleString("en")} rows, {at}. Connect the accounts again above.
      </Ended>
    )
  if (work.detail === "interrupted")
    return <Ended tone="bad">The restore of {at} was interrupted before it was done. The desk is as it was.</Ended>
  return <Ended tone="quiet">The restore of {at} did not happen. The desk is as it was.</Ended>
}
