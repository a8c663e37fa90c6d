import { expect, test } from "vitest"
import { kindOf, notAttached, sizeOf } from "./attach"

const MB = 1024 ** 2

test.each([
  [1, "1 B"],
  [2_048, "2 kB"],
  [0.98 * MB, "1 MB"],
  [5 * MB, "5 MB"],
  [5 * MB + 1, "5.1 MB"],
  [12.34 * MB, "12.4 MB"],
  [512 * MB + 1, "513 MB"],
])("%d bytes are %s", (bytes, said) => {
  expect(sizeOf(bytes)).toBe(said)
})

test("what is wrong with a file is said with its name, its size and what X takes", () => {
  expect(notAttached("bag.png", 6 * MB, { fits: false, problem: "size", category: "dm_image" })).toBe(
    "“bag.png” is too large: it has 6 MB, and a photo may have 5 MB. Nothing was attached.",
  )
  expect(notAttached("notes.pdf", 9, { fits: false, problem: "kind" })).toContain("JPG, PNG, WEBP, GIF, MP4, MOV")
  expect(notAttached("a.png", 0, { fits: false, problem: "empty" })).toContain("is empty")
})

test.each([
  ["image/png", "Photo"],
  ["image/gif", "GIF"],
  ["video/mp4", "Video"],
  ["application/octet-stream", "File"],
])("%s is called %s", (type, kind) => {
  expect(kindOf(type)).toBe(kind)
})
