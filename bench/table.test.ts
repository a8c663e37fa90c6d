import { describe, expect, it } from "vitest"
import type { Finding, Reach } from "./bench"
import { asMarkdown, asText, failedFinding, isHeld, markdownTable, plainTable } from "./table"

const reach = (measured: number, atMost = 10): Reach => ({ what: "press", measured, atMost, unit: "ms" })
const finding: Finding = {
  title: "Press",
  how: "By hand.",
  head: ["", "ms"],
  rows: [["ours", "12"]],
  reaches: [reach(12.34), reach(9.876)],
}

describe("a table", () => {
  it("stands in columns in a terminal", () => {
    expect(
      plainTable(
        ["", "ms"],
        [
          ["ours", "12"],
          ["theirs", "7"],
        ],
      ),
    ).toBe(["        ms", "──────  ──", "ours    12", "theirs   7"].join("\n"))
  })

  it("keeps its cells apart in Markdown", () => {
    expect(markdownTable(["a|b", "c"], [["1", "2"]])).toBe("| a\\|b | c |\n| --- | ---: |\n| 1 | 2 |")
  })
})

describe("a reach", () => {
  it.each([
    [9, true],
    [10, true],
    [10.01, false],
    [Number.NaN, false],
  ])("of at most 10 that measured %d is held: %s", (measured, held) => {
    expect(isHeld(reach(measured))).toBe(held)
  })

  it.each([
    [[8, 14], "can't tell"],
    [[11, 14], "no"],
  ] as const)("of at most 10 whose rounds lie between %j: %s", (between, said) => {
    expect(asText("", [{ ...finding, reaches: [{ ...reach(12), between }] }])).toContain(said)
  })

  it("of a bench that failed is not held, and says why", () => {
    const said = asText("", [failedFinding("memory", new Error("no such list"))])
    expect(said).toMatch(/memory: failed +0 +– +no/)
    expect(said).toContain("no such list")
  })

  it("is said on the page and in the terminal, with the machine", () => {
    for (const shown of [asMarkdown("2 cores", [finding]), asText("2 cores", [finding])]) {
      expect(shown).toContain("2 cores")
      expect(shown).toMatch(/10 ms[ |]+12\.3 ms[ |]+no/)
      expect(shown).toMatch(/10 ms[ |]+9\.88 ms[ |]+yes/)
      expect(shown).toContain("By hand.")
    }
  })
})
