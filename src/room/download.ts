/** Hands a file to the browser's downloads; answers with its name, `aside-2026-11-22.json`. `at` in Unix milliseconds. */
export function download(file: Blob, at: number): string {
  const date = new Date(at)
  const two = (part: number) => String(part).padStart(2, "0")
  return saveAs(file, `aside-${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}.json`)
}

/** Hands a file to the browser's downloads under this name; answers with it. */
export function saveAs(file: Blob, name: string): string {
  const url = URL.createObjectURL(file)
  const link = document.createElement("a")
  link.download = name
  link.href = url
  link.click()
  // The browser has opened it by then; until it is let go it takes room.
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
  return name
}
