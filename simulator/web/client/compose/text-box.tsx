import type { ComponentType, ReactNode } from "react"
import type { EditorKind } from "../../../contract"
import { boot } from "../boot"
import { look } from "../look"
import { t, v } from "../styles"
import { AreaBox } from "./area-box"
import { DraftBox } from "./draft-box"
import { LexicalBox } from "./lexical-box"
import { UnknownBox } from "./unknown-box"

/** What every kind of text box is told, and what it tells. */
export interface TextBoxProps {
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

const kinds: Record<EditorKind, ComponentType<TextBoxProps>> = {
  draft: DraftBox,
  lexical: LexicalBox,
  textarea: AreaBox,
  unknown: UnknownBox,
}

function Frame({ testId, big, children }: { testId: string | undefined; big: boolean; children: ReactNode }) {
  const named = (part: string) => (testId ? { "data-testid": `${testId}${part}` } : {})
  const size = { fontSize: 20, lineHeight: "24px", minHeight: big ? 96 : 24 }
  return (
    <div
      className={v({ cursor: "text", padding: "12px 0", flexGrow: 1, flexShrink: 1, minWidth: 0 })}
      {...named("_label")}
    >
      <div
        className={t({ display: "block", position: "relative", maxHeight: 480, overflowY: "auto" }, size)}
        style={{ color: look.words }}
        {...named("RichTextInputContainer")}
      >
        {children}
      </div>
    </div>
  )
}

/** X's text box under X's names, on the editor that this page was asked to have. */
export function TextBox(props: TextBoxProps) {
  const Box = kinds[boot.editor]
  return (
    <Frame testId={boot.editor === "unknown" ? undefined : props.testId} big={props.big ?? false}>
      <Box {...props} />
    </Frame>
  )
}
