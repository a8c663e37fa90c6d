import { useState } from "react"
import { exportAsItLies } from "~store/reads/export"
import { download } from "./download"

/** Takes along what lies in a desk that can't be opened, just as it lies there. */
export function ExportAsItLies() {
  const [said, setSaid] = useState("")
  const [isUnderWay, setUnderWay] = useState(false)
  const begin = async () => {
    if (isUnderWay) return
    setUnderWay(true)
    setSaid("Reading what is there…")
    const at = Date.now()
    try {
      const file = await exportAsItLies(at)
      setSaid(file ? `Exported: ${download(file, at)}` : "There is nothing to export: this browser keeps no desk.")
    } catch (error) {
      setSaid(`It could not be read: ${String(error)}`)
    } finally {
      setUnderWay(false)
    }
  }
  return (
    <div>
      <button type="button" aria-disabled={isUnderWay} onClick={begin}>
        Export what is there
      </button>
      <p role="status">{said}</p>
    </div>
  )
}
