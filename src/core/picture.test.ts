import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { PICTURE_LIMIT, readPicture } from "./picture"

const url = (type: string, bytes: readonly number[]) =>
  `data:image/${type};base64,${btoa(String.fromCharCode(...bytes))}`
const letters = (word: string) => [...word].map((letter) => letter.charCodeAt(0))
const png = (width: number, height: number) =>
  url("png", [
    0x89,
    ...letters("PNG"),
    13,
    10,
    26,
    10,
    0,
    0,
    0,
    13,
    ...letters("IHDR"),
    ...four(width),
    ...four(height),
  ])
const four = (n: number) => [n >>> 24, (n >>> 16) & 255, (n >>> 8) & 255, n & 255]
const riff = (kind: string, rest: readonly number[]) =>
  url("webp", [...letters("RIFF"), 0, 0, 0, 0, ...letters("WEBP"), ...letters(kind), ...rest])
const jpeg = (width: number, height: number) =>
  url("jpeg", [
    ...[0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc0, 0, 17, 8],
    ...[height >> 8, height & 255, width >> 8, width & 255, 3, 1, 2, 3, 4],
  ])

describe("a colleague's picture", () => {
  test.each([
    ["a PNG of 64 × 64", png(64, 64)],
    ["a JPEG", jpeg(64, 48)],
    ["a lossy WebP", riff("VP8 ", [0, 0, 0, 0, 1, 2, 3, 0x9d, 1, 0x2a, 64, 0, 64, 0])],
    ["a lossless WebP", riff("VP8L", [0, 0, 0, 0, 0x2f, 63, 0xc0, 0x0f, 0])],
    ["an extended WebP", riff("VP8X", [10, 0, 0, 0, 0, 0, 0, 0, 63, 0, 0, 63, 0, 0])],
  ])("is shown: %s", (_, picture) => expect(readPicture(picture)?.type).toMatch(/^image\//u))

  test.each([
    ["none", null],
    ["an address", "https://evil.example/pixel.png"],
    ["markup", "data:text/html;base64,PGI+"],
    ["an SVG, which can hold links", url("svg+xml", letters("<svg/>"))],
    ["something else under a picture's name", url("png", letters("<svg onload=alert(1)>"))],
    ["not in base64", "data:image/png,abc"],
    ["with something behind it", `${png(64, 64)}"onerror="alert(1)`],
    ["a broken length", "data:image/png;base64,iVBORw0KGgo"],
    ["too many characters", `data:image/png;base64,${"A".repeat(PICTURE_LIMIT)}`],
    ["so many pixels that it takes the memory of all", png(16_383, 16_383)],
    ["the same as WebP", riff("VP8X", [10, 0, 0, 0, 0, 0, 0, 0, 255, 63, 0, 255, 63, 0])],
    ["the same as JPEG", jpeg(16_383, 2)],
    ["without a size", png(0, 64)],
    ["cut off", url("jpeg", [0xff, 0xd8, 0xff])],
    ["a kind of WebP that isn't known", riff("ALPH", [0, 0, 0, 0])],
  ])("is not: %s", (_, picture) => expect(readPicture(picture)).toBeNull())

  test("whatever it is, reading it ends and throws nothing", () => {
    fc.assert(
      fc.property(fc.constantFrom("png", "jpeg", "webp"), fc.array(fc.nat(255), { maxLength: 200 }), (type, bytes) => {
        readPicture(url(type, [...(type === "jpeg" ? [0xff, 0xd8] : []), ...bytes]))
      }),
    )
  })
})
