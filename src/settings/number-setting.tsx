import { useEffect, useId, useRef } from "react"
import type { Settings } from "~core/settings"
import * as css from "./field.module.css"
import { useSetting } from "./use-setting"
import { wholeNumber } from "./whole-number"

interface NumberSettingProps {
  name: keyof Settings
  label: string
  hint: string
  value: number
  range: readonly [number, number]
}

/** One number an admin sets: it takes effect on leaving the field, Enter or a step, and says so. */
export function NumberSetting({ name, label, hint, value, range }: NumberSettingProps) {
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const { said, change, refuse, hush } = useSetting(name)
  const commit = useRef((_typed: string) => {})
  commit.current = (typed) => {
    const read = wholeNumber(typed, range, value)
    if (!read.ok) refuse(read.sentence)
    else if (read.value === value) hush()
    else void change(read.value)
  }
  useEffect(() => {
    // React's onChange is the browser's "input", each keystroke; the browser's "change" is what is meant here.
    const element = input.current
    const onChange = () => commit.current(element?.value ?? "")
    element?.addEventListener("change", onChange)
    return () => element?.removeEventListener("change", onChange)
  }, [])
  useEffect(() => {
    // Changed elsewhere, or for good here: show what stands, unless it is just being typed.
    if (input.current && document.activeElement !== input.current) input.current.value = String(value)
  }, [value])
  const bad = said?.tone === "bad"
  return (
    <div className={css.field}>
      <label htmlFor={id}>{label}</label>
      <input
        ref={input}
        id={id}
        type="number"
        min={range[0]}
        max={range[1]}
        step={1}
        defaultValue={value}
        aria-invalid={bad}
        aria-describedby={`${id}-hint ${id}-said`}
      />
      <p id={`${id}-hint`}>{hint}</p>
      <p id={`${id}-said`} role={bad ? "alert" : "status"} data-tone={said?.tone}>
        {said?.text}
      </p>
    </div>
  )
}
