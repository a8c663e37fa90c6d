import { mkdtempSync, readFileSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterEach, beforeEach, expect, test } from "vitest"
import { chanceOf } from "../../chance"
import { emptyDisk } from "./disk"
import { readTrace } from "./trace"

const hex = (text: string) => [...Buffer.from(text)].map((byte) => `\\x${byte.toString(16).padStart(2, "0")}`).join("")
const path = (name: string) => `"${hex(`/s/${name}`)}"`
const here = `AT_FDCWD<${hex("/")}>`

/** A file is made, written twice and synced between; another is written through, and takes its name. */
const TRACE = [
  `7 1.000001 mkdirat(${here}, ${path("d")}, 0700) = 0`,
  `7 1.100000 openat(${here}, ${path("d/a")}, O_RDWR|O_CREAT|O_CLOEXEC, 0600) = 5<${hex("/s/d/a")}>`,
  `7 1.200000 pwrite64(5<${hex("/s/d/a")}>, "${hex("kept")}", 4, 0) = 4`,
  `8 1.300000 fsync(5<${hex("/s/d/a")}> <unfinished ...>`,
  `7 1.350000 openat(${here}, "${hex("/elsewhere")}", O_RDWR|O_CREAT|O_CLOEXEC, 0600) = 6<${hex("/elsewhere")}>`,
  `8 1.400000 <... fsync resumed>) = 0`,
  `7 1.500000 pwrite64(5<${hex("/s/d/a")}>, "${hex(" lost")}", 5, 4) = 5`,
  `7 1.600000 openat(${here}, ${path("b.tmp")}, O_WRONLY|O_CREAT|O_TRUNC|O_SYNC|O_CLOEXEC, 0600) = 9<${hex("/s/b.tmp")}>`,
  `7 1.700000 write(9<${hex("/s/b.tmp")}>, "${hex("one ")}", 4) = 4`,
  `7 1.800000 write(9<${hex("/s/b.tmp")}>, "${hex("two")}", 3) = 3`,
  `7 1.900000 renameat(${here}, ${path("b.tmp")}, ${here}, ${path("b")}) = 0`,
  `7 1.950000 openat(4<${hex("/s")}>, "${hex("gone")}", O_RDONLY|O_CLOEXEC) = -1 ENOENT (No such file or directory)`,
  `7 2.000000 unlinkat(4<${hex("/s/d")}>, "${hex("a")}", 0) = 0`,
].join("\n")

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "aside-disk-"))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** The disk as it is found when the power went at that second. */
function foundAt(second: number, seed = 0) {
  const disk = emptyDisk()
  for (const deed of readTrace(TRACE, "/s")) if (deed.at <= second * 1_000) disk.take(deed)
  const to = mkdtempSync(join(folder, "found-"))
  disk.goesDark("/s", to, chanceOf(seed))
  return (name: string) => {
    try {
      return readFileSync(join(to, name), "utf8")
    } catch {
      return null
    }
  }
}

test("a trace is what was done below a folder, each when it was done", () => {
  const deeds = readTrace(TRACE, "/s").map((deed) => `${deed.at / 1_000} ${deed.do} ${deed.path}`)
  expect(deeds).toEqual([
    "1.000001 make folder /s/d",
    "1.1 make /s/d/a",
    "1.2 write /s/d/a",
    "1.4 sync /s/d/a",
    "1.5 write /s/d/a",
    "1.6 make /s/b.tmp",
    "1.6 empty /s/b.tmp",
    "1.7 write /s/b.tmp",
    "1.8 write /s/b.tmp",
    "1.9 rename /s/b.tmp",
    "2 remove /s/d/a",
  ])
})

test("what was synced is found; of what was written after it, as much as chance says", () => {
  expect(foundAt(1.45)("d/a")).toBe("kept")
  const found = new Set(Array.from({ length: 20 }, (_, seed) => foundAt(1.55, seed)("d/a")))
  expect(found).toEqual(new Set(["kept", "kept lost"]))
})

test("before the sync it may be nothing", () => {
  const found = new Set(Array.from({ length: 20 }, (_, seed) => foundAt(1.25, seed)("d/a")))
  expect(found).toEqual(new Set(["", "kept"]))
})

test("what is written through is there at once, under whichever name it has by then", () => {
  expect(foundAt(1.75)("b.tmp")).toBe("one ")
  const later = foundAt(2)
  expect([later("b"), later("d/a")]).toEqual(["one two", null])
})
