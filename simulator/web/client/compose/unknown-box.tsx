import { useEffect, useRef, useState } from "react"
import { s } from "../styles"
import { drawLines, offsetOf, textOf } from "./own-lines"
import { putBy, replaced } from "./own-text"
import { Placeholder } from "./placeholder"
import { submits } from "./submits"
import type { TextBoxProps } from "./text-box"

/** Where an event would write: what it names itself, else the selection. */
function target(root: HTMLElement, event: InputEvent, text: string): { from: number; to: number } {
  const selection = getSelection()
  const range = event.getTargetRanges()[0] ?? (selection?.rangeCount ? selection.getRangeAt(0) : undefined)
  if (!range || !root.contains(range.startContainer)) return { from: text.length, to: text.length }
  const at = (node: Node, offset: number) => Math.min(text.length, offsetOf(root, node, offset))
  return { from: at(range.startContainer, range.startOffset), to: at(range.endContainer, range.endOffset) }
}

/** Listens to `beforeinput` and `input` and to nothing else; tells every new text. */
function listen(root: HTMLElement, initial: string, tell: (text: string) => void): () => void {
  const stop = new AbortController()
  let text = initial
  const write = (next: string, caret: number) => {
    text = next
    drawLines(root, text, caret)
    tell(text)
  }
  const before = (event: InputEvent) => {
    if (event.isComposing || event.inputType === "insertCompositionText") return
    event.preventDefault()
    const put = putBy(event.inputType, event.data, event.dataTransfer?.getData("text/plain"))
    if (put === null) return
    const { from, to } = target(root, event, text)
    const next = replaced(text, from, to, put)
    write(next.text, next.caret)
  }
  // What came without asking (composed text, execCommand) stands in the page already: it is read from there.
  const after = (event: Event) => {
    if (event instanceof InputEvent && event.isComposing) {
      text = textOf(root)
      return tell(text)
    }
    const selection = getSelection()
    const node = selection?.focusNode
    const caret = node && root.contains(node) ? offsetOf(root, node, selection.focusOffset) : undefined
    const now = textOf(root)
    write(now, caret ?? now.length)
  }
  root.addEventListener("beforeinput", before, { signal: stop.signal })
  root.addEventListener("input", after, { signal: stop.signal })
  drawLines(root, text, undefined)
  return () => stop.abort()
}

/** What X's next editor could be: an editable box without X's names, with a small model of its own. */
export function UnknownBox(props: TextBoxProps) {
  const { initial = "", focused = false } = props
  const root = useRef<HTMLDivElement>(null)
  const told = useRef(props)
  told.current = props
  const [empty, setEmpty] = useState(initial === "")
  useEffect(() => {
    if (!root.current) return
    const tell = (text: string) => {
      setEmpty(text === "")
      told.current.onText(text)
    }
    const stop = listen(root.current, initial, tell)
    if (focused) {
      root.current.focus()
      drawLines(root.current, initial, initial.length)
    }
    return stop
  }, [initial, focused])
  return (
    <>
      {empty && <Placeholder>{props.placeholder}</Placeholder>}
      {/* biome-ignore lint/a11y/useSemanticElements: an editable box, as X's editors are */}
      <div
        ref={root}
        contentEditable
        role="textbox"
        tabIndex={0}
        aria-label={props.label}
        aria-multiline="true"
        spellCheck
        className={s({ minHeight: "inherit", outline: "none", whiteSpace: "pre-wrap", overflowWrap: "break-word" })}
        onFocus={() => props.onFocus?.()}
        onKeyDown={(event) => {
          if (!submits(event)) return
          event.preventDefault()
          props.onSubmit()
        }}
      />
    </>
  )
}
