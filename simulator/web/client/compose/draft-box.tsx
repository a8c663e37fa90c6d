import { ContentState, Editor, EditorState, getDefaultKeyBinding } from "draft-js"
import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import { look } from "../look"
import { t, v } from "../styles"
import { highlight } from "./highlight"

interface DraftBoxProps {
  testId: string
  label: string
  placeholder: string
  initial?: string
  focused?: boolean
  big?: boolean
  onText(text: string): void
  onSubmit(): void
  onFocus?(): void
}

function start(text: string): EditorState {
  const state = EditorState.createWithContent(ContentState.createFromText(text), highlight)
  return text ? EditorState.moveSelectionToEnd(state) : state
}

function binding(event: KeyboardEvent): string | null {
  return event.key === "Enter" && (event.ctrlKey || event.metaKey) ? "submit" : getDefaultKeyBinding(event)
}

/** X's text box: the real Draft.js editor under X's names. */
export function DraftBox(props: DraftBoxProps) {
  const { testId, label, placeholder, initial = "", focused = false, big = false } = props
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
  const size = big
    ? { fontSize: 20, lineHeight: "24px", minHeight: 96 }
    : { fontSize: 20, lineHeight: "24px", minHeight: 24 }
  return (
    <div
      className={v({ cursor: "text", padding: "12px 0", flexGrow: 1, flexShrink: 1, minWidth: 0 })}
      data-testid={`${testId}_label`}
    >
      <div
        className={t({ display: "block", maxHeight: 480, overflowY: "auto" }, size)}
        style={{ color: look.words }}
        data-testid={`${testId}RichTextInputContainer`}
      >
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
      </div>
    </div>
  )
}
