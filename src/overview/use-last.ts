import { useRef } from "react"

/** The newest answer; while another question is being looked up, the last one stays. */
export function useLast<T>(answer: T | undefined): T | undefined {
  const last = useRef(answer)
  if (answer !== undefined) last.current = answer
  return last.current
}
