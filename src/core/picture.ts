/** Most characters of somebody's picture as a `data:` URL: it travels in their record. */
export const PICTURE_LIMIT = 20_000

/** Longest side of a picture that is shown, in pixels: few bytes can stand for so many pixels that a browser stops at them. */
const LONGEST_SIDE = 256

const PICTURE = /^data:(image\/(?:png|jpeg|webp));base64,([A-Za-z0-9+/]+={0,2})$/u

/** A picture's type and bytes. */
export interface Picture {
  type: string
  bytes: Uint8Array<ArrayBuffer>
}

/** Reads a picture as a colleague's record holds it; null: it is none of the kinds that are shown, or too large. */
export function readPicture(url: string | null): Picture | null {
  if (url === null || url.length > PICTURE_LIMIT) return null
  const [, type, letters] = PICTURE.exec(url) ?? []
  if (!type || !letters || letters.length % 4 !== 0) return null
  const bytes = Uint8Array.from(atob(letters), (letter) => letter.charCodeAt(0))
  const sides = SIDES[type]?.(bytes)
  return sides && Math.min(...sides) > 0 && Math.max(...sides) <= LONGEST_SIDE ? { type, bytes } : null
}

type Sides = [width: number, height: number] | null

/** How large a picture says it is, by type, as its first bytes have it. */
const SIDES: Readonly<Record<string, (bytes: Uint8Array) => Sides>> = {
  "image/png": (bytes) => (says(bytes, 1, "PNG") ? [big(bytes, 16, 4), big(bytes, 20, 4)] : null),
  "image/webp": (bytes) => (says(bytes, 0, "RIFF") && says(bytes, 8, "WEBP") ? webp(bytes) : null),
  "image/jpeg": (bytes) => (big(bytes, 0, 2) === 0xff_d8 ? jpeg(bytes) : null),
}

/** Lossy, lossless or extended (developers.google.com/speed/webp/docs/riff_container). */
function webp(bytes: Uint8Array): Sides {
  if (says(bytes, 12, "VP8X")) return [little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1]
  if (says(bytes, 12, "VP8 ")) return [little(bytes, 26, 2) & 0x3fff, little(bytes, 28, 2) & 0x3fff]
  if (!says(bytes, 12, "VP8L")) return null
  const packed = little(bytes, 21, 4)
  return [(packed & 0x3fff) + 1, ((packed >>> 14) & 0x3fff) + 1]
}

/** The first frame header among its segments (ITU T.81, B.2.2). */
function jpeg(bytes: Uint8Array): Sides {
  for (let at = 2; at + 9 < bytes.length; ) {
    const marker = big(bytes, at, 2)
    if (marker < 0xff_c0) return null
    const isFrame = marker <= 0xff_cf && ![0xff_c4, 0xff_c8, 0xff_cc].includes(marker)
    if (isFrame) return [big(bytes, at + 7, 2), big(bytes, at + 5, 2)]
    at += 2 + big(bytes, at + 2, 2)
  }
  return null
}

const says = (bytes: Uint8Array, at: number, word: string) =>
  [...word].every((letter, nth) => bytes[at + nth] === letter.charCodeAt(0))

function big(bytes: Uint8Array, at: number, count: number): number {
  let value = 0
  for (let nth = 0; nth < count; nth++) value = value * 256 + (bytes[at + nth] ?? 0)
  return value
}

const little = (bytes: Uint8Array, at: number, count: number) => big(bytes.slice(at, at + count).reverse(), 0, count)
