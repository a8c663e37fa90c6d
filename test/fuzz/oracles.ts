/** What must hold of everything that came through a door, whatever went in. */

/** Throws with the sentence when it doesn't hold. */
export function must(holds: boolean, otherwise: string): asserts holds {
  if (!holds) throw new Error(otherwise)
}

/** No object anywhere was given a field through a prototype. */
export function unpolluted(): void {
  for (const probe of [{}, [], () => 0]) {
    for (const name in probe) throw new Error(`every object has got a field ${name}`)
    must(!("polluted" in probe) && Object.getPrototypeOf({}) === Object.prototype, "a prototype was changed")
  }
}

/** Nothing in it has a prototype that came from outside, and no number that JSON can't carry. */
export function plain(value: unknown): void {
  if (typeof value === "number") must(Number.isFinite(value), "a number that is none came through")
  if (typeof value !== "object" || value === null) return
  const parent = Object.getPrototypeOf(value)
  must(parent === Object.prototype || parent === Array.prototype, "an object with a foreign prototype came through")
  for (const part of Object.values(value)) plain(part)
}

export const isNumeric = (text: string): boolean => /^\d{1,25}$/u.test(text)

/** Leads somewhere on the web and nowhere else. */
export function isWebAddress(url: string): boolean {
  return URL.canParse(url) && ["http:", "https:"].includes(new URL(url).protocol)
}
