import { registerLexicalTextEntity } from "@lexical/text"
import {
  $applyNodeReplacement,
  type EditorConfig,
  type LexicalEditor,
  type SerializedTextNode,
  TextNode,
} from "lexical"
import { segments } from "../../text/segments"
import { accent } from "../look"

/** A name, a tag or an address in Lexical's text: a node of its own, blue. */
export class MarkedNode extends TextNode {
  static override getType(): string {
    return "marked"
  }
  static override clone(node: MarkedNode): MarkedNode {
    return new MarkedNode(node.getTextContent(), node.getKey())
  }
  static override importJSON(kept: SerializedTextNode): MarkedNode {
    return $applyNodeReplacement(new MarkedNode(kept.text))
  }
  override createDOM(config: EditorConfig): HTMLElement {
    const element = super.createDOM(config)
    element.style.color = accent.main
    return element
  }
  override canInsertTextBefore(): boolean {
    return false
  }
  override isTextEntity(): true {
    return true
  }
}

// An address goes on to the next space: Lexical loses the caret when a mark lets go of a full stop and takes it back.
const whole = (text: string, from: number) => from + (/^\S*/.exec(text.slice(from))?.[0].length ?? 0)

function firstMark(text: string): { start: number; end: number } | null {
  let at = 0
  for (const { kind, text: words } of segments(text)) {
    if (kind === "url") return { start: at, end: whole(text, at) }
    if (kind === "mention" || kind === "hashtag") return { start: at, end: at + words.length }
    at += words.length
  }
  return null
}

/** Keeps the marks right while one types; ends with every function it returns. */
export const registerMarks = (editor: LexicalEditor): (() => void)[] =>
  registerLexicalTextEntity(editor, firstMark, MarkedNode, (node) => new MarkedNode(node.getTextContent()))
