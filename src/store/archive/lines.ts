/** No line of an export is longer than this (UTF-16 units); a file without line ends must not fill the memory. */
const LONGEST = 700 * 1024 * 1024

/** The lines of a text file, one at a time. */
export async function* of(file: Blob): AsyncGenerator<string> {
  const reader = file.stream().pipeThrough(new TextDecoderStream()).getReader()
  let rest: string[] = []
  let length = 0
  for (;;) {
    const { value, done } = await reader.read()
    if (done) break
    const pieces = value.split("\n")
    for (const piece of pieces.slice(0, -1)) {
      yield rest.join("") + piece
      rest = []
      length = 0
    }
    const last = pieces.at(-1) ?? ""
    rest.push(last)
    length += last.length
    if (length > LONGEST) return
  }
  if (rest.join("")) yield rest.join("")
}

/** The first line, as far as its first 10,000 characters. */
export async function first(file: Blob): Promise<string> {
  const text = await file.slice(0, 10_000).text()
  return text.split("\n")[0] ?? ""
}
