import { useState } from "react"
import { Icon } from "./icon"

interface CopyButtonProps {
  text: string
  /** The button's name. */
  children: string
  /** Show a drawing; the name is in the tooltip. */
  asIcon?: boolean
  onCopied?: () => void
}

/** Copies a text; the button keeps its name, and says so beside itself. */
export function CopyButton({ text, children, asIcon = false, onCopied }: CopyButtonProps) {
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
  const face = asIcon ? { className: "icon", "aria-label": children, title: children } : { className: "small" }
  return (
    <>
      <button type="button" {...face} onClick={copy} onBlur={() => setSaid("")}>
        {asIcon ? <Icon of="copy" /> : children}
      </button>
      <span role="status" className="said">
        {said}
      </span>
    </>
  )
}
