import { type ReactNode, useEffect, useId, useRef, useState } from "react"
import type { Said } from "./use-setting"
import * as css from "./wording.module.css"

interface WordingBoxProps {
  label: string
  value: string
  /** Why it can't be used as typed, or null. */
  wrong: (text: string) => string | null
  /** How long it is as X counts it. */
  length: (text: string) => { of: number; limit: number; counts: string }
  /** What it becomes in a reply. */
  preview: (text: string) => ReactNode
  /** Typed, right, and different from what stands. */
  save: (text: string) => void
  /** It was left with no words in it. Without this, that is refused. */
  left?: () => void
  said: Said | null
  /** What else can be done with it, beside its name. */
  acts?: ReactNode
  startsFocused?: boolean
}

/** One wording: takes effect on leaving it or on Enter; its length and what it becomes are shown while one types. */
export function WordingBox({
  label,
  value,
  wrong,
  length,
  preview,
  save,
  left,
  said,
  acts,
  ...props
}: WordingBoxProps) {
  const id = useId()
  const [text, setText] = useState(value)
  const [refused, setRefused] = useState<string | null>(null)
  const box = useRef<HTMLTextAreaElement>(null)
  const typing = useRef(false)
  useEffect(() => {
    if (typing.current) return
    setText(value)
    setRefused(null)
  }, [value])
  useEffect(() => {
    if (props.startsFocused) box.current?.focus()
  }, [props.startsFocused])
  const leave = () => {
    typing.current = false
    const words = text.trim()
    if (words === "" && left) return left()
    const why = words === "" ? "Some words are needed." : words === value ? null : wrong(words)
    setRefused(why)
    if (why === null && words !== value) save(words)
  }
  const count = length(text)
  const bad = refused ?? (said?.tone === "bad" ? said.text : null)
  return (
    <div className={css.wording}>
      <div className={css.top}>
        <label htmlFor={id}>{label}</label>
        {acts}
      </div>
      <textarea
        ref={box}
        id={id}
        className={css.box}
        dir="auto"
        rows={2}
        value={text}
        aria-invalid={bad !== null || count.of > count.limit}
        aria-describedby={`${id}-count ${id}-said wording-hint`}
        onChange={(event) => {
          typing.current = true
          setRefused(null)
          setText(event.currentTarget.value)
        }}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return
          event.preventDefault()
          leave()
        }}
      />
      <div className={css.foot}>
        <p id={`${id}-count`} className={css.count} data-over={count.of > count.limit}>
          {count.of} of {count.limit}
          {count.of > count.limit && `: ${count.of - count.limit} too many`}
          {count.counts}
        </p>
        <p id={`${id}-said`} role={bad ? "alert" : "status"} className={css.said} data-tone={bad ? "bad" : said?.tone}>
          {bad ? `${bad} The last wording stays.` : said?.text}
        </p>
      </div>
      <figure className={css.preview}>
        <figcaption>In a reply</figcaption>
        <p dir="auto">{preview(text)}</p>
      </figure>
    </div>
  )
}
