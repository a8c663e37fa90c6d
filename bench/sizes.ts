import { readdirSync, readFileSync, statSync } from "node:fs"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import type { Bench, Finding } from "./bench"
import type { BenchStage } from "./stage"

interface Size {
  raw: number
  gzip: number
}

function sizeOf(folder: string, isMeant: (path: string) => boolean): Size {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  const meant = files.filter((path) => isMeant(path.replaceAll("\\", "/")) && statSync(join(folder, path)).isFile())
  if (meant.length === 0) throw new Error("The build holds no such file.")
  const contents = meant.map((path) => readFileSync(join(folder, path)))
  const sum = (size: (content: Buffer) => number) => contents.reduce((all, content) => all + size(content), 0) / 1_000
  return { raw: sum(({ length }) => length), gzip: sum((content) => gzipSync(content, { level: 9 }).length) }
}

/** What the panel's page names itself: all that is read before it paints, without its styles. */
function firstOf(built: string): Size {
  const named = [...readFileSync(join(built, "sidepanel.html"), "utf8").matchAll(/src="\/([^"]+\.js)"/g)]
  return sizeOf(built, (path) => named.some(([, script]) => script === path))
}

async function measure({ built }: BenchStage): Promise<Finding> {
  const page = sizeOf(built.aside, (path) => /^reply-with-dm-link\..*\.js$/.test(path))
  const worker = sizeOf(built.aside, (path) => path.startsWith("static/background/"))
  const panel = firstOf(built.aside)
  const sizes: [string, Size][] = [
    ["Aside, the script on X's pages", page],
    ["Aside, on X's pages once a hand comes", sizeOf(built.aside, (path) => /^when-pressed\..*\.js$/.test(path))],
    ["usual design, the script on X's pages", sizeOf(built.usual(), (path) => /^button\..*\.js$/.test(path))],
    ["Aside, the worker", worker],
    ["Aside, the side panel, what it loads first", panel],
    ["Aside, the side panel, loaded once it stands", sizeOf(built.aside, (path) => /^later\..*\.js$/.test(path))],
    ["Aside, the side panel's styles", sizeOf(built.aside, (path) => /^(sidepanel|later)\..*css$/.test(path))],
    ["Aside, the settings with their styles", sizeOf(built.aside, (path) => /^options\./.test(path))],
    ["Aside, all of it", sizeOf(built.aside, () => true)],
  ]
  return {
    title: "Sizes",
    how: "The build as it would be published; kB of 1,000 bytes, each file compressed by itself (gzip, level 9).",
    head: ["", "kB", "kB gzip"],
    rows: sizes.map(([name, { raw, gzip }]) => [name, raw.toFixed(1), gzip.toFixed(1)]),
    reaches: [
      { what: "The script on X's pages, gzip", measured: page.gzip, atMost: 10, unit: "kB" },
      { what: "The panel, what it loads first, gzip", measured: panel.gzip, atMost: 150, unit: "kB" },
      { what: "The worker, raw", measured: worker.raw, atMost: 300, unit: "kB" },
    ],
  }
}

/** How large what is loaded is. */
export const sizes: Bench = { name: "sizes", measure }
