import { CompositeDecorator, type ContentBlock } from "draft-js"
import type { ReactNode } from "react"
import { segments } from "../../text/segments"
import { accent } from "../look"

function mark(block: ContentBlock, found: (from: number, to: number) => void): void {
  let at = 0
  for (const { kind, text } of segments(block.getText())) {
    if (kind === "url" || kind === "mention" || kind === "hashtag") found(at, at + text.length)
    at += text.length
  }
}

function Marked({ children }: { children: ReactNode }) {
  return <span style={{ color: accent.main }}>{children}</span>
}

/** Names, tags and addresses are blue while one types, so the editor's text is cut into several nodes, as on X. */
export const highlight = new CompositeDecorator([{ strategy: mark, component: Marked }])
