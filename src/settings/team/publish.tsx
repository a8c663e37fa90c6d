import { useState } from "react"
import { refusalSentence } from "~room/refusal-sentence"
import { clockOfDay } from "~room/times"
import { useCommand } from "~room/use-command"
import type { Work } from "~store/reads/your-data"
import { Ended, UnderWay } from "../your-data/work-line"
import * as css from "./team.module.css"

/** Brings the desk that was put away in this browser into the team's. */
export function Publish({ customers, work }: { customers: number; work: Work | null }) {
  const [trouble, setTrouble] = useState<{ text: string; after: number | undefined } | null>(null)
  const { tell, pending } = useCommand((text) => setTrouble({ text, after: work?.at }))
  const isRunning = pending || work?.state === "running"
  const publish = () => {
    if (isRunning) return
    setTrouble(null)
    void tell({ say: "publish" })
  }
  return (
    <div className={css.part}>
      <h3>Your own desk</h3>
      <p className={css.hint}>
        It is put away in this browser, with {counted(customers)}. Published, all of it is the team’s too: customers,
        conversations and notes. It can be stopped and gone on with; nothing is there twice.
      </p>
      <div className={css.acts}>
        <button type="button" aria-disabled={isRunning} onClick={publish}>
          Publish my desk
        </button>
      </div>
      {/* Once it has begun, its own row says more than the answer that may have died with the worker. */}
      {trouble && trouble.after === work?.at ? (
        <Ended tone="bad">{trouble.text}</Ended>
      ) : (
        <Standing work={work} onStop={() => void tell({ say: "stopWork", work: "publish" })} />
      )}
    </div>
  )
}

function Standing({ work, onStop }: { work: Work | null; onStop: () => void }) {
  if (!work) return <Ended tone="quiet" />
  const { state, done, total, detail, at } = work
  const soFar =
    total === null ? done.toLocaleString("en") : `${done.toLocaleString("en")} of ${total.toLocaleString("en")}`
  const when = clockOfDay(at, Date.now())
  switch (state) {
    case "running":
      return (
        <UnderWay done={done} total={total} what="publishing" onStop={onStop}>
          {soFar} published
        </UnderWay>
      )
    case "done":
      return <Ended tone="good">All of it is in the team’s desk, {when}.</Ended>
    case "stopped":
      return (
        <Ended tone="quiet">
          Stopped, {when}: {soFar} published. Press again to go on.
        </Ended>
      )
    case "failed":
      return (
        <Ended tone="bad">
          It broke off, {when}: {soFar} published. {because(detail)}
        </Ended>
      )
  }
}

/** Where pressing again doesn't help by itself, what does. */
const because = (detail: string | null) =>
  detail === "damaged-export" || detail === "storage-full" || detail === "not-your-role"
    ? refusalSentence(detail)
    : "Press again to go on."

const counted = (customers: number) => (customers === 1 ? "1 customer" : `${customers.toLocaleString("en")} customers`)
