import { useEffect, useId, useRef } from "react"
import { CopyButton } from "~room/copy-button"
import { saveAs } from "~room/download"
import * as css from "./team.module.css"

interface NewKeyProps {
  /** Whose it is. */
  name: string
  keyText: string
  onDone: () => void
}

/** A key that was just made, to be handed on: it is shown now and never again. */
export function NewKey({ name, keyText, onDone }: NewKeyProps) {
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const save = () => saveAs(new Blob([keyText], { type: "text/plain" }), `aside-key-${fileName(name)}.txt`)
  return (
    <section aria-labelledby={id} className={css.key}>
      <h4 id={id} ref={heading} tabIndex={-1}>
        The key of <bdi>{name}</bdi>
      </h4>
      <p>
        Whoever has this key is them at the team’s desk: send it as you would send a password. It is shown only now; a
        lost one is made anew with Invite again.
      </p>
      <textarea readOnly rows={3} aria-label="New key" spellCheck={false} value={keyText} />
      <div className={css.acts}>
        <CopyButton text={keyText}>Copy key</CopyButton>
        <button type="button" className="small" onClick={save}>
          Save as file
        </button>
        <button type="button" className="plain small" onClick={onDone}>
          Done
        </button>
      </div>
    </section>
  )
}

/** A name as a part of a file's: letters and digits of any script, hyphens between. */
const fileName = (name: string) =>
  name
    .toLocaleLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-|-$/gu, "")
    .slice(0, 40) || "member"
