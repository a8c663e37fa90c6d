import { readFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), "utf8")
const { dependencies, devDependencies } = JSON.parse(read("package.json"))
const lock = JSON.parse(read("package-lock.json")) as {
  packages: Record<string, { version?: string; integrity?: string; link?: boolean }>
}
const page = read("docs/dependencies.md")
const [inExtension = "", forBuilding = ""] = page.split("## For building and testing")
const named = (text: string) =>
  [...text.matchAll(/^\| (.+?) \|(.*)$/gmu)].flatMap(([row]) =>
    [...row.matchAll(/`(@?[\w./-]+)`/gu)].map((match) => match[1]),
  )

describe("what Aside is made of", () => {
  test.each(Object.keys(dependencies))(
    "says why %s is in the extension, how large it is and whose licence it has",
    (name) => {
      const row = inExtension.split("\n").find((line) => line.startsWith(`| \`${name}\` |`))
      expect(row?.split("|").filter((cell) => cell.trim())).toHaveLength(4)
      expect(row).toMatch(/\d+ kB/u)
      const { license } = JSON.parse(read(`node_modules/${name}/package.json`)) as { license: string }
      expect(row?.toLowerCase()).toContain(license.toLowerCase())
    },
  )

  test("names everything that builds and tests it, and nothing that is gone", () => {
    expect(named(forBuilding).sort()).toEqual(Object.keys(devDependencies).sort())
    const rows = inExtension.split("\n").flatMap((line) => /^\| `(.+?)` \|/u.exec(line)?.[1] ?? [])
    expect(rows.sort()).toEqual(Object.keys(dependencies).sort())
  })
})

describe("how packages come in", () => {
  test("no package runs a script when it is installed, and no registry is named", () => {
    expect(read(".npmrc")).toMatch(/^ignore-scripts=true$/mu)
    expect(read(".npmrc")).not.toMatch(/registry\s*=|_auth|:_/u)
    expect(read("scripts/setup/packages.mjs")).toContain('"--ignore-scripts"')
    const { scripts } = JSON.parse(read("package.json")) as { scripts: Record<string, string> }
    expect(Object.keys(scripts).filter((name) => /^(pre|post)?(install|prepare)$/u.test(name))).toEqual([])
  })

  test("each is in the lock file with its hash", () => {
    const all = Object.entries(lock.packages).filter(([path, { link }]) => path && !link)
    expect(all.length).toBeGreaterThan(100)
    expect(all.filter(([, { integrity }]) => !integrity?.startsWith("sha512-")).map(([path]) => path)).toEqual([])
  })

  test("each comes as a version of its own name: from no address, no repository and no folder", () => {
    const odd = Object.entries({ ...dependencies, ...devDependencies }).filter(
      ([, range]) => !/^[\^~]?\d/u.test(String(range)),
    )
    expect(odd).toEqual([])
  })
})
