/** The parts of a multipart/form-data body by name: bytes for a part with a file name, text for the others. */
export function multipart(body: Buffer, contentType: string): Record<string, Uint8Array | string> {
  const boundary = /boundary="?([^";]+)"?/i.exec(contentType)?.[1]
  if (boundary === undefined) return {}
  const parts: Record<string, Uint8Array | string> = {}
  const fence = Buffer.from(`--${boundary}`)

  for (let at = body.indexOf(fence); at >= 0; ) {
    const next = body.indexOf(fence, at + fence.length)
    if (next < 0) break
    const part = body.subarray(at + fence.length + 2, next - 2)
    const gap = part.indexOf("\r\n\r\n")
    const head = part.subarray(0, gap).toString()
    const name = /name="([^"]*)"/.exec(head)?.[1]
    const content = part.subarray(gap + 4)
    if (name !== undefined) parts[name] = /filename=/.test(head) ? Uint8Array.from(content) : content.toString()
    at = next
  }
  return parts
}
