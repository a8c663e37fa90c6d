/** The value below which so many parts of all lie (0 to 1), between the two nearest; NaN of nothing. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const place = (sorted.length - 1) * part
  const [below, above] = [sorted[Math.floor(place)] ?? Number.NaN, sorted[Math.ceil(place)] ?? Number.NaN]
  return below + (above - below) * (place - Math.floor(place))
}

/** The middle one. */
export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** The middle one with the lowest and the highest behind it: `12.3 (11.9–14.0)`. */
export function spread(values: readonly number[], digits = 1): string {
  const all = [median(values), Math.min(...values), Math.max(...values)].map((value) => value.toFixed(digits))
  return values.length > 1 ? `${all[0]} (${all[1]}–${all[2]})` : `${all[0]}`
}
