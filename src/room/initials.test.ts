import { expect, test } from "vitest"
import { hueOf, initials } from "./initials"

test.each([
  ["Ann", "A"],
  ["ann lee", "AL"],
  ["Bo Featherstonehaugh-Cholmondeley the Third", "BT"],
  ["  Émile   Zola ", "ÉZ"],
  ["🛫 Sato", "🛫S"],
  ["محمد علي", "مع"],
  ["\u202Eevil\u202C \u200B", "E"],
  ["\u200B\u202E", "?"],
  ["", "?"],
  ["x".repeat(10_000), "X"],
])("%j stands as %s", (name, letters) => expect(initials(name)).toBe(letters))

test("a hue is the same each time, within the circle, and differs between neighbours", () => {
  expect(hueOf("ann")).toBe(hueOf("ann"))
  const hues = Array.from({ length: 50 }, (_, n) => hueOf(`agent-${n}`))
  expect(hues.every((hue) => hue >= 0 && hue < 360)).toBe(true)
  expect(new Set(hues).size).toBeGreaterThan(30)
})
