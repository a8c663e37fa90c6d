import { useState } from "react"

/** Copies a text; the button keeps its name, and says so beside itself. */
export function CopyButton({ text, children, onCopied }: { text: string; children: string; onCopied?: () => void }) {
  const [said, setSaid] = useState("")
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setSaid("Copied")
      onCopied?.()
    } catch {
      setSaid("Could not copy: select the text instead")
    }
  }
  return (
    <>
      <button type="button" className="small" onClick={copy} onBlur={() => setSaid("")}>
        {children}
      </button>
      <span role="status" className="said">
        {said}
      </span>
    </>
  )
}
