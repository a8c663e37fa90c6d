import { createEmptyHistoryState, registerHistory } from "@lexical/history"
import { registerPlainText } from "@lexical/plain-text"
import {
  $createParagraphNode,
  $createTextNode,
  $getRoot,
  COMMAND_PRIORITY_HIGH,
  createEditor,
  KEY_DOWN_COMMAND,
  type LexicalEditor,
} from "lexical"
import { useEffect, useRef, useState } from "react"
import { s } from "../styles"
import { MarkedNode, registerMarks } from "./lexical-marks"
import { Placeholder } from "./placeholder"
import { submits } from "./submits"
import type { TextBoxProps } from "./text-box"

// Milliseconds within which typing is one step of undo: Lexical's own.
const oneStep = 300

function fresh(text: string): LexicalEditor {
  const editor = createEditor({
    namespace: "Composer",
    nodes: [MarkedNode],
    onError: (problem) => reportError(problem),
  })
  const write = () => {
    const paragraph = $createParagraphNode()
    if (text) paragraph.append($createTextNode(text))
    $getRoot().clear().append(paragraph)
  }
  editor.update(write, { discrete: true, tag: "history-merge" })
  return editor
}

/** Brings the editor to life in an element; what it returns ends that. */
function attach(editor: LexicalEditor, root: HTMLElement, told: { current: TextBoxProps }): () => void {
  const submit = (event: KeyboardEvent) => {
    if (!submits(event)) return false
    event.preventDefault()
    told.current.onSubmit()
    return true
  }
  const ends = [
    registerPlainText(editor),
    registerHistory(editor, createEmptyHistoryState(), oneStep),
    ...registerMarks(editor),
    editor.registerTextContentListener((text) => told.current.onText(text)),
    editor.registerCommand(KEY_DOWN_COMMAND, submit, COMMAND_PRIORITY_HIGH),
  ]
  editor.setRootElement(root)
  if (told.current.focused) editor.focus()
  return () => {
    for (const end of ends) end()
    editor.setRootElement(null)
  }
}

/** The real Lexical with its plain-text plugin, undo, and marks on names, tags and addresses. */
export function LexicalBox(props: TextBoxProps) {
  const { initial = "" } = props
  const root = useRef<HTMLDivElement>(null)
  const told = useRef(props)
  told.current = props
  const [editor] = useState(() => fresh(initial))
  const [empty, setEmpty] = useState(initial === "")
  useEffect(() => editor.registerTextContentListener((text) => setEmpty(text === "")), [editor])
  useEffect(() => (root.current ? attach(editor, root.current, told) : undefined), [editor])
  return (
    <>
      {empty && <Placeholder>{props.placeholder}</Placeholder>}
      {/* biome-ignore lint/a11y/useSemanticElements: Lexical lives in an editable box */}
      <div
        ref={root}
        contentEditable
        role="textbox"
        tabIndex={0}
        aria-label={props.label}
        aria-multiline="true"
        aria-autocomplete="list"
        data-testid={props.testId}
        spellCheck
        className={s({ minHeight: "inherit", outline: "none", whiteSpace: "pre-wrap", overflowWrap: "break-word" })}
        onFocus={() => props.onFocus?.()}
      />
    </>
  )
}
