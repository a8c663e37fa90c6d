import { useEffect, useRef, useState } from "react"
import { look } from "../look"
import { s } from "../styles"
import { submits } from "./submits"
import type { TextBoxProps } from "./text-box"

const bare = s({
  background: "none",
  border: "none",
  display: "block",
  font: "inherit",
  minHeight: "inherit",
  outline: "none",
  padding: 0,
  resize: "none",
  width: "100%",
})

/** A plain text field held by React, as X has it on phones: what does not reach its state is taken back. */
export function AreaBox({ initial = "", focused = false, ...props }: TextBoxProps) {
  const field = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(initial)
  useEffect(() => {
    if (!focused) return
    field.current?.focus()
    field.current?.setSelectionRange(initial.length, initial.length)
  }, [focused, initial])
  return (
    <textarea
      ref={field}
      data-testid={props.testId}
      aria-label={props.label}
      placeholder={props.placeholder}
      value={text}
      rows={1}
      spellCheck
      className={bare}
      // Not everybody's types know it yet: the field is as high as its text.
      style={{ color: look.words, fieldSizing: "content" } as React.CSSProperties}
      onFocus={() => props.onFocus?.()}
      onChange={({ target }) => {
        setText(target.value)
        props.onText(target.value)
      }}
      onKeyDown={(event) => {
        if (!submits(event)) return
        event.preventDefault()
        props.onSubmit()
      }}
    />
  )
}
