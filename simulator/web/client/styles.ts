import type { CSSProperties } from "react"
import { boot } from "./boot"

/**
 * Atomic classes with meaningless names, one per declaration, as X's react-native-web makes them: nothing on the page
 * can be found by what its classes are called.
 */
const known = new Set<string>()
const sheet = new CSSStyleSheet()
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]

const unitless = new Set(["flex", "flexGrow", "flexShrink", "fontWeight", "lineHeight", "opacity", "zIndex", "order"])

function hash(text: string): string {
  let value = 5381
  for (const character of text) value = Math.imul(value, 33) ^ (character.codePointAt(0) ?? 0)
  return (value >>> 0).toString(36).padStart(6, "0").slice(-6)
}

/** Text and the lines it stands in grow with the size that a person chose; boxes stay, as on X. */
function scaled(property: string, value: string | number): string | number {
  const grow = (px: number) => Math.round((px * boot.size * 100) / 15) / 100
  if (property === "fontSize" && typeof value === "number") return grow(value)
  const line = property === "lineHeight" ? /^([\d.]+)px$/.exec(String(value)) : null
  return line ? `${grow(Number(line[1]))}px` : value
}

function declaration(property: string, plain: string | number): string {
  const value = scaled(property, plain)
  const name = property.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^webkit/, "-webkit")
  return `${name}:${typeof value === "number" && !unitless.has(property) ? `${value}px` : value}`
}

function define(prefix: string, body: string): string {
  const name = `${prefix}-${hash(body)}`
  if (!known.has(name)) {
    known.add(name)
    sheet.insertRule(`.${name}{${body}}`, sheet.cssRules.length)
  }
  return name
}

function base(style: CSSProperties): string {
  const body = Object.entries(style).map(([property, value]) => declaration(property, value))
  return define("css", body.join(";"))
}

/** The classes of these styles, later ones winning. */
export function s(...styles: (CSSProperties | false | undefined)[]): string {
  const merged: Record<string, string | number> = Object.assign({}, ...styles.filter(Boolean))
  return Object.entries(merged)
    .map(([property, value]) => define("r", declaration(property, value)))
    .join(" ")
}

/** The font of X without its own typeface. */
export const font =
  'TwitterChirp, -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Liberation Sans", Helvetica, Arial, sans-serif'

const box: CSSProperties = {
  alignItems: "stretch",
  backgroundColor: "rgba(0,0,0,0)",
  border: "0 solid black",
  boxSizing: "border-box",
  display: "flex",
  flexBasis: "auto",
  flexDirection: "column",
  flexShrink: 0,
  listStyle: "none",
  margin: 0,
  minHeight: 0,
  minWidth: 0,
  padding: 0,
  position: "relative",
  textDecoration: "none",
  zIndex: 0,
}

const words: CSSProperties = {
  boxSizing: "border-box",
  color: "inherit",
  display: "inline",
  fontFamily: font,
  fontSize: 15,
  fontWeight: 400,
  lineHeight: "20px",
  margin: 0,
  overflowWrap: "break-word",
  padding: 0,
  textAlign: "start",
  textDecoration: "none",
  whiteSpace: "pre-wrap",
}

const view = base(box)
const text = base(words)
const run = base({ font: "inherit", color: "inherit", whiteSpace: "inherit", overflowWrap: "inherit" })

/** A box, as react-native-web's View. */
export const v = (...styles: (CSSProperties | false | undefined)[]) => `${view} ${s(...styles)}`.trim()
/** A text, as react-native-web's Text. */
export const t = (...styles: (CSSProperties | false | undefined)[]) => `${text} ${s(...styles)}`.trim()
/** A run of text inside a text. */
export const r = (...styles: (CSSProperties | false | undefined)[]) => `${run} ${s(...styles)}`.trim()

/** Side by side. */
export const row: CSSProperties = { flexDirection: "row" }
/** One line, cut with an ellipsis. */
export const oneLine: CSSProperties = {
  overflow: "hidden",
  textOverflow: "ellipsis",
  whiteSpace: "nowrap",
  maxWidth: "100%",
}
