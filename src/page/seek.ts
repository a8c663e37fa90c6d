/**
 * Which label is meant by what was typed: the next one that begins so, from `at` on and around; undefined when none does.
 * One letter, also typed again and again, goes on to the next; several letters may mean the one we are at.
 */
export function seek(labels: readonly string[], typed: string, at: number): number | undefined {
  const same = [...typed].every((letter) => letter === typed[0])
  const want = (same ? typed.slice(0, 1) : typed).toLowerCase()
  const begins = (label: string) =>
    label
      .replace(/^[@\s]+/, "")
      .toLowerCase()
      .startsWith(want)
  for (let step = same ? 1 : 0; step <= labels.length; step++) {
    const index = (Math.max(at, same ? -1 : 0) + step) % labels.length
    if (begins(labels[index] ?? "")) return index
  }
  return undefined
}
