import { type ChangeEvent, type DragEvent, useRef, useState } from "react"
import { TEAM_TROUBLE } from "~room/team-trouble-said"

/** Characters of a key at most; an admin's has about 6,000. */
export const LONGEST_KEY = 100_000

interface KeyFieldProps {
  typed: string
  onType: (key: string) => void
  onTrouble: (sentence: string | null) => void
}

/** Where a key is put in: pasted in however many lines, or as the file it came in, picked or dropped. */
export function KeyField({ typed, onType, onTrouble }: KeyFieldProps) {
  const picker = useRef<HTMLInputElement>(null)
  const [isOver, setOver] = useState(false)
  const read = async (file: File | undefined) => {
    if (!file) return
    // Not even looked at: no key is so long.
    if (file.size > LONGEST_KEY) return onTrouble(TEAM_TROUBLE["not a key"])
    onType(await file.text())
    onTrouble(null)
  }
  const picked = (event: ChangeEvent<HTMLInputElement>) => {
    void read(event.currentTarget.files?.[0])
    // The same file can be picked again.
    event.currentTarget.value = ""
  }
  const dropped = (event: DragEvent) => {
    setOver(false)
    if (event.dataTransfer.files.length === 0) return
    event.preventDefault()
    void read(event.dataTransfer.files[0])
  }
  return (
    <>
      <label htmlFor="team-key">Key</label>
      <textarea
        id="team-key"
        rows={4}
        autoComplete="off"
        spellCheck={false}
        placeholder={isOver ? "Drop the file to read the key" : "aside-team:…"}
        value={typed}
        aria-describedby="team-key-hint"
        onChange={(event) => onType(event.currentTarget.value)}
        onDragOver={(event) => {
          if (!event.dataTransfer.types.includes("Files")) return
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={dropped}
      />
      <p id="team-key-hint">
        What an admin gave you: paste it, drop its file here, or{" "}
        <button type="button" className="small" onClick={() => picker.current?.click()}>
          Open its file
        </button>
        <input
          ref={picker}
          type="file"
          accept=".txt,text/plain"
          aria-label="File of the key"
          hidden
          onChange={picked}
        />
      </p>
    </>
  )
}
