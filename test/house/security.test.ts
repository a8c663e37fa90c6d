import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"

const ROOT = fileURLToPath(new URL("../../", import.meta.url))
const text = readFileSync(`${ROOT}SECURITY.md`, "utf8")

const named = [...text.matchAll(/`((?:src|test)\/[\w./-]+)`/gu)].map((match) => match[1] ?? "")

test("SECURITY.md names tests for what it promises", () => expect(new Set(named).size).toBeGreaterThan(12))

test.each([...new Set(named)])("%s, which SECURITY.md leans on, is there", (path) => {
  expect(path).toMatch(/\.test\.tsx?$/u)
  expect(existsSync(ROOT + path)).toBe(true)
})

test("it speaks of each of the five", () => {
  for (const who of [
    "hostile page",
    "hostile customer",
    "stolen profile folder",
    "curious colleague",
    "compromised dependency",
  ])
    expect(text).toContain(`### A ${who}`)
})
