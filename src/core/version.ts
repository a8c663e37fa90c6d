/** Whether a version (`1.12.0`) is newer than another. What isn't written so is newer than nothing. */
export function isNewerVersion(version: string, than: string): boolean {
  const [a, b] = [partsOf(version), partsOf(than)]
  if (!a || !b) return false
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const step = (a[at] ?? 0) - (b[at] ?? 0)
    if (step !== 0) return step > 0
  }
  return false
}

const partsOf = (version: string): number[] | null =>
  /^\d{1,6}(\.\d{1,6}){0,3}$/u.test(version) ? version.split(".").map(Number) : null
