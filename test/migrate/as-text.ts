import type { StoredDesk } from "./whole-desk"

/** A stored desk as JSON with a row a line, tables and rows in order, so that two can be compared by eye. */
export function asText(desk: StoredDesk): string {
  const tables = Object.keys(desk)
    .sort()
    .map((table) => {
      const rows = (desk[table] ?? []).map((row) => `    ${JSON.stringify(row)}`).sort()
      return `  ${JSON.stringify(table)}: [${rows.length > 0 ? `\n${rows.join(",\n")}\n  ` : ""}]`
    })
  return `{\n${tables.join(",\n")}\n}\n`
}
