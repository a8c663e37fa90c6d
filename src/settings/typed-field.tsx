import { useEffect, useId, useRef, useState } from "react"
import type { DeskCommand, Result } from "~messaging/contract"
import { useCommand } from "~room/use-command"
import * as css from "./inboxes.module.css"

type Tell = (command: DeskCommand) => Promise<Result<unknown>>

interface TypedFieldProps {
  label: string
  hint?: string
  type: "text" | "number"
  range?: readonly [number, number]
  value: string
  /** Says it to the worker, or says what is wrong with it. */
  commit: (typed: string, tell: Tell, refuse: (sentence: string) => undefined) => Promise<Result<unknown> | undefined>
}

/** One field that takes effect on leaving it or on Enter, and says so; what was refused stands until it is typed anew. */
export function TypedField({ label, hint, type, range, value, commit }: TypedFieldProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const [said, setSaid] = useState<{ tone: "good" | "bad"; text: string } | null>(null)
  const refuse = (text: string): undefined => {
    setSaid({ tone: "bad", text })
  }
  const { tell } = useCommand(refuse)
  const latest = useRef(async () => {})
  latest.current = async () => {
    const typed = input.current?.value ?? ""
    setSaid(null)
    if (typed === value && !input.current?.validity.badInput) return
    const done = await commit(input.current?.validity.badInput ? "not a number" : typed, tell, refuse)
    if (done?.ok) setSaid({ tone: "good", text: "Saved" })
  }
  useEffect(() => {
    // The browser's own "change", as `number-setting.tsx` has it.
    const element = input.current
    const onChange = () => void latest.current()
    element?.addEventListener("change", onChange)
    return () => element?.removeEventListener("change", onChange)
  }, [])
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = value
  }, [value])
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        type={type}
        min={range?.[0]}
        max={range?.[1]}
        defaultValue={value}
        aria-invalid={said?.tone === "bad"}
        aria-describedby={`${id}-said ${id}-hint`}
      />
      {hint && <p id={`${id}-hint`}>{hint}</p>}
      <p id={`${id}-said`} role={said?.tone === "bad" ? "alert" : "status"} data-tone={said?.tone}>
        {said?.text}
      </p>
    </div>
  )
}
