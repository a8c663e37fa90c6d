import { expect, test } from "vitest"
import { isNewerVersion } from "./version"

test.each([
  ["0.2.0", "0.1.0", true],
  ["0.10.0", "0.9.9", true],
  ["1.0", "1.0.0", false],
  ["1.0.0.1", "1.0", true],
  ["0.1.0", "0.1.0", false],
  ["0.1.0", "0.2.0", false],
  ["next", "0.1.0", false],
  ["9".repeat(40), "0.1.0", false],
])("%s is newer than %s: %s", (version, than, is) => expect(isNewerVersion(version, than)).toBe(is))
