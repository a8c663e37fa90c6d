import { useEffect, useState } from "react"

/** Whether what calls this has been painted and the page is at rest (half a second at most): what can wait for that, waits. */
export function useSettled(): boolean {
  const [isSettled, setSettled] = useState(false)
  useEffect(() => {
    // Idle comes after the paint; and it comes, however busy the page is.
    const asked = requestIdleCallback(() => setSettled(true), { timeout: 500 })
    return () => cancelIdleCallback(asked)
  }, [])
  return isSettled
}
