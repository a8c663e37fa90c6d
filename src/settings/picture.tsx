import { type ChangeEvent, useRef, useState } from "react"
import { AgentAvatar, type Face } from "~room/agent-avatar"
import { refusalSentence } from "~room/refusal-sentence"
import { useCommand } from "~room/use-command"
import * as css from "./picture.module.css"
import { scalePicture } from "./scale-picture"

/** What colleagues see beside your name: a small picture, or its letters. */
export function Picture({ face }: { face: Face }) {
  const picker = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<{ tone: "good" | "bad"; text: string } | null>(null)
  const { tell, pending } = useCommand((text) => setSaid({ tone: "bad", text }))
  const put = async (picture: string | null) => {
    if (pending) return
    setSaid(null)
    const changed = await tell({ say: "pictureMe", picture })
    if (changed.ok) setSaid({ tone: "good", text: picture ? "Your colleagues see it now." : "Removed" })
  }
  const picked = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.currentTarget.files?.[0]
    // The same file can be picked again.
    event.currentTarget.value = ""
    if (!file) return
    const picture = await scalePicture(file)
    if (picture) await put(picture)
    else setSaid({ tone: "bad", text: refusalSentence("not-a-picture") })
  }
  return (
    <div className={css.picture}>
      <AgentAvatar agent={face} size={36} />
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset's legend can't stand beside what it names */}
      <div role="group" aria-labelledby="your-picture">
        <p id="your-picture">Your picture</p>
        <button type="button" className="small" aria-disabled={pending} onClick={() => picker.current?.click()}>
          Choose a picture
        </button>
        {face.picture !== null && (
          <button type="button" className="plain small" aria-disabled={pending} onClick={() => void put(null)}>
            Remove picture
          </button>
        )}
        <span role={said?.tone === "bad" ? "alert" : "status"} data-tone={said?.tone}>
          {said?.text}
        </span>
      </div>
      <input ref={picker} type="file" accept="image/*" aria-label="Picture" hidden onChange={picked} />
    </div>
  )
}
