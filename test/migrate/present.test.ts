import { existsSync, readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { expect, test } from "vitest"
import { LADDER } from "../../src/store/rungs/ladder"
import { asText } from "./as-text"
import { wholeDesk } from "./whole-desk"

const NEWEST = Math.max(...LADDER.map(({ version }) => version))
const path = fileURLToPath(new URL(`desk-${NEWEST}.json`, import.meta.url))

test("the desk that is kept of this version is what this version stores", () => {
  expect(existsSync(path), "npx tsx test/migrate/make-desk.ts").toBe(true)
  // A field that came without a rung: older desks would lack it.
  expect(readFileSync(path, "utf8"), "new fields need a rung; then: npx tsx test/migrate/make-desk.ts").toBe(
    asText(wholeDesk()),
  )
})
