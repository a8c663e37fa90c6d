import { ContentState, Editor, EditorState, getDefaultKeyBinding } from "draft-js"
import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import { highlight } from "./highlight"
import { submits } from "./submits"
import type { TextBoxProps } from "./text-box"

function start(text: string): EditorState {
  const state = EditorState.createWithContent(ContentState.createFromText(text), highlight)
  return text ? EditorState.moveSelectionToEnd(state) : state
}

const binding = (event: KeyboardEvent): string | null => (submits(event) ? "submit" : getDefaultKeyBinding(event))

/** The real Draft.js. */
export function DraftBox(props: TextBoxProps) {
  const { testId, label, placeholder, initial = "", focused = false } = props
  const editor = useRef<Editor>(null)
  const [state, setState] = useState(() => start(initial))
  useEffect(() => {
    if (focused) editor.current?.focus()
  }, [focused])
  const change = (next: EditorState) => {
    setState(next)
    props.onText(next.getCurrentContent().getPlainText("\n"))
  }
  const command = (name: string) => {
    if (name !== "submit") return "not-handled"
    props.onSubmit()
    return "handled"
  }
  return (
    <Editor
      ref={editor}
      editorState={state}
      onChange={change}
      handleKeyCommand={command}
      keyBindingFn={binding}
      onFocus={() => props.onFocus?.()}
      placeholder={placeholder}
      ariaLabel={label}
      ariaMultiline
      ariaAutoComplete="list"
      role="textbox"
      spellCheck
      stripPastedStyles
      tabIndex={0}
      webDriverTestID={testId}
    />
  )
}
