/**
 * What a value is, tested as cheaply as can be: every row that is read passes here (docs/decisions/14-rows-are-checked-as-they-are-read.md
 * says why not valibot). A test never throws, whatever it is given.
 */
export type Is<T> = (value: unknown) => value is T

/** One of an object's fields that is not what it should be; null: all are. */
export type Whole<T> = Is<T> & { amiss: (value: unknown) => string | null }

export const text = (value: unknown): value is string => typeof value === "string"
export const flag = (value: unknown): value is boolean => typeof value === "boolean"
/** No NaN, no infinity: neither survives an export. */
export const number = (value: unknown): value is number => typeof value === "number" && Number.isFinite(value)
/** A branded id of whichever kind is asked for, or a text of few known values for which screens have a fallback. */
export const id = ((value: unknown) => typeof value === "string") as Is<never>

/** A value that may be missing as null. */
export const orNull =
  <T>(is: Is<T>): Is<T | null> =>
  (value): value is T | null =>
    value === null || is(value)

/** A field that may be absent, or undefined. */
export const maybe =
  <T>(is: Is<T>): Is<T | undefined> =>
  (value): value is T | undefined =>
    value === undefined || is(value)

/** A list of nothing else. */
export const list =
  <T>(is: Is<T>): Is<T[]> =>
  (value): value is T[] => {
    if (!Array.isArray(value)) return false
    // By index: a hole in a list is passed over by `every`.
    for (let at = 0; at < value.length; at++) if (!is(value[at])) return false
    return true
  }

/** One of these values. */
export const oneOf = <const T extends string>(...values: readonly T[]): Is<T> => {
  const known = new Set<unknown>(values)
  return (value): value is T => known.has(value)
}

/** An object with at least these fields; what else is in it passes by. The compiler asks for every field of `T`. */
export function object<T extends object>(fields: { [K in keyof T]-?: Is<T[K]> }): Whole<T> {
  const names = Object.keys(fields)
  const tests = Object.values(fields) as Is<unknown>[]
  const amiss = (value: unknown): string | null => {
    if (typeof value !== "object" || value === null || Array.isArray(value)) return "not a row"
    // No iterator, no pair: this runs for every row that is read.
    for (let at = 0; at < names.length; at++) {
      const name = names[at] ?? ""
      const field = (value as Record<string, unknown>)[name]
      if (!tests[at]?.(field)) return field === undefined ? `${name}: missing` : `${name}: not what it should be`
    }
    return null
  }
  return Object.assign((value: unknown): value is T => amiss(value) === null, { amiss })
}
