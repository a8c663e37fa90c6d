/** White space inside is left to `trim`: as a part of the pattern, 2,000 blanks took nine seconds. */
const VARIABLE = /\{\{([^{}]*)\}\}/g

/** Names between braces that are not among the known ones, in the order in which they stand. */
export function unknownVariables(template: string, known: readonly string[]): string[] {
  return [...template.matchAll(VARIABLE)].map(([, name = ""]) => name.trim()).filter((name) => !known.includes(name))
}

/** A `{{` or `}}` without its partner. */
export const hasOpenBraces = (template: string): boolean => /\{\{|\}\}/.test(template.replace(VARIABLE, ""))

/** Fills variables in, in one pass: what a value brings in is never read as a template. An unknown one stays visible. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(VARIABLE, (whole, inside: string) => {
    const name = inside.trim()
    return Object.hasOwn(values, name) ? (values[name] ?? "") : whole
  })
}
