import { useEffect, useState } from "react"
import { hasRoom } from "~store/reads/room-left"
import * as css from "./storage-full.module.css"

/** How often a page that somebody sees tries whether there is room, in milliseconds; sooner while there was none. */
const TRY_MS = 30_000
const TRY_AGAIN_MS = 5_000
/** The first try, after the page opened: opening it comes before, and both are the disk's work. */
const FIRST_MS = 500

/** Says that nothing can be saved any more, on every page and for as long as it is so: the worker can't, since it can write nothing down. */
export function StorageFull() {
  const [isFull, setFull] = useState(false)
  useEffect(() => {
    const stop = new AbortController()
    const look = async () => {
      clearTimeout(timer)
      const full = document.visibilityState === "visible" ? !(await hasRoom(Date.now())) : null
      if (stop.signal.aborted) return
      if (full !== null) setFull(full)
      timer = setTimeout(look, full ? TRY_AGAIN_MS : TRY_MS)
    }
    let timer = setTimeout(look, FIRST_MS)
    document.addEventListener("visibilitychange", look, { signal: stop.signal })
    return () => {
      stop.abort()
      clearTimeout(timer)
    }
  }, [])
  if (!isFull) return null
  return (
    <p role="alert" className={css.full}>
      This computer's disk is full: nothing new is saved, and what was saved is safe.{" "}
      <span>Free some space; Aside goes on by itself.</span>
    </p>
  )
}
