/** Anything at all as text to be read by a person, at most `most` characters of it; what JSON can't say is named. Never throws. */
export function rawText(raw: unknown, most: number): string {
  const text = asJson(raw)
  return text.length > most ? `${text.slice(0, most).toWellFormed()}…` : text
}

function asJson(raw: unknown): string {
  const above: object[] = []
  try {
    return (
      JSON.stringify(
        raw,
        function (this: unknown, _name, value: unknown) {
          if (typeof value === "bigint") return `${value}n`
          if (typeof value !== "object" || value === null) return value
          // What holds this one is on top of those above it; whatever else stood there is done.
          while (above.length > 0 && above.at(-1) !== this) above.pop()
          if (above.includes(value)) return "(itself)"
          above.push(value)
          return value
        },
        2,
      ) ?? String(raw)
    )
  } catch {
    // Deeper than any stack, or something that resists being looked at.
    return "(can’t be written down)"
  }
}
