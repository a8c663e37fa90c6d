/** A blob as JSON can carry it. */
export interface CarriedBytes {
  base64: string
  type: string
}

/** A file's bytes for the export. */
export async function carry(blob: Blob): Promise<CarriedBytes> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const pieces: string[] = []
  // In pieces: a call takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)))
  return { base64: btoa(pieces.join("")), type: blob.type }
}

/** The bytes of an export, a file again. Throws on what isn't base64. */
export function unpack({ base64, type }: CarriedBytes): Blob {
  return new Blob([Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))], { type })
}
