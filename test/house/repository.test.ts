import { execFileSync } from "node:child_process"
import { existsSync, readFileSync } from "node:fs"
import { basename } from "node:path"
import { fileURLToPath } from "node:url"
import { describe, expect, test } from "vitest"

const ROOT = fileURLToPath(new URL("../../", import.meta.url))
const BINARY = /\.(png|gif|jpe?g|ico|woff2?|mp4)$/u

/** Every file that is part of the repository, as it stands now. */
const files = execFileSync("git", ["ls-files", "-z"], { cwd: ROOT, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 })
  .split("\0")
  .filter((path) => path && !BINARY.test(path) && existsSync(ROOT + path))
  .map((path) => ({ path, text: readFileSync(ROOT + path, "utf8") }))

/** The lines on which this stands, to be read in a failed test. */
const linesWith = (pattern: RegExp, among = files) =>
  among.flatMap(({ path, text }) =>
    text
      .split("\n")
      .flatMap((line, i) => (pattern.test(line) ? [`${path}:${i + 1}: ${line.trim().slice(0, 120)}`] : [])),
  )

describe("the repository speaks of Aside alone", () => {
  test("there are files to look at", () => expect(files.length).toBeGreaterThan(100))

  // Spelled in two parts, so that this file doesn't find itself.
  const folders = ["wor" + "k", "tm" + "p", "roo" + "t", "User" + "s", "mn" + "t"]
  test.each(folders)("no file names a place on somebody's machine: /%s/", (folder) => {
    // Not behind a letter or a dot: there it is a part of an address. `/home/` is a page of X's.
    expect(linesWith(new RegExp(`(?<![\\w.@}~-])/${folder}/[\\w.-]`, "u"))).toEqual([])
  })

  test("the lock file names no registry, so that everybody's own is used", () => {
    const lock = files.filter(({ path }) => path === "package-lock.json")
    expect(lock).toHaveLength(1)
    expect(linesWith(new RegExp(`"reso${"lved"}": "http`, "u"), lock)).toEqual([])
  })

  test("nothing else names one either", () => {
    expect(linesWith(new RegExp(`https?://[\\w.:@-]*(regis${"try"}|arti${"factory"}|ver${"daccio"})`, "iu"))).toEqual(
      [],
    )
  })

  test("no secret lies in it", () => {
    expect(linesWith(new RegExp(`-----BEGIN [A-Z ]*PRIVATE ${"KEY"}|gh[ps]_[A-Za-z0-9]{30}|xox[bp]-\\d`, "u"))).toEqual(
      [],
    )
  })
})

describe("what is left to do", () => {
  const mark = `${"TO"}${"DO"}`
  const marks = linesWith(new RegExp(`\\b(${mark}|FIX${"ME"}|X${"XX"})\\b`, "u")).filter(
    (line) => !/^(package-lock\.json|[\w/-]+\.md):/u.test(line),
  )
  test("has a date by which it is done, and none is past", () => {
    const today = new Date().toISOString().slice(0, 10)
    const late = marks.filter((line) => {
      const by = /\d{4}-\d{2}-\d{2}/u.exec(line)?.[0]
      return by === undefined || by < today
    })
    expect(late).toEqual([])
  })
})

describe("the names of files", () => {
  test("say what is in them: none is called by a word that fits anything", () => {
    const empty = /^(utils?|helpers?|misc|common|manager|data|lib)(\.[a-z.]+)?$/u
    const names = files.filter(({ path }) => path.startsWith("src/")).flatMap(({ path }) => path.split("/").slice(1))
    expect(names.filter((name) => empty.test(name))).toEqual([])
  })

  test("are in lower case with hyphens", () => {
    const odd = files.filter(({ path }) => path.startsWith("src/") && !/^[a-z0-9.-]+$/u.test(basename(path)))
    expect(odd.map(({ path }) => path)).toEqual([])
  })
})

test("the only word to the browser's extension API goes through its own folder, or the doors", () => {
  const polyfill = files.filter(
    ({ path, text }) => /\.tsx?$/u.test(path) && /from "webextension-polyfill"/u.test(text) && path.startsWith("src/"),
  )
  expect(polyfill.map(({ path }) => path)).toEqual(["src/platform/browser.ts"])
})
