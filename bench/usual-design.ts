import { spawnSync } from "node:child_process"
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import own from "../package.json" with { type: "json" }

const ROOT = fileURLToPath(new URL("../", import.meta.url))
const { react, "react-dom": reactDom } = own.dependencies
const { plasmo } = own.devDependencies

/** The usual design, built with Plasmo itself in a folder of its own, for comparison. */
export function buildUsualDesign(): { folder: string; script: string; remove(): void } {
  const project = mkdtempSync(join(tmpdir(), "aside-usual-"))
  for (const folder of ["contents", "assets"]) mkdirSync(join(project, folder))
  cpSync(join(ROOT, "bench/usual-design/button.tsx"), join(project, "contents/button.tsx"))
  cpSync(join(ROOT, "assets/icon.png"), join(project, "assets/icon.png"))
  // A junction is what Windows gives to everybody; elsewhere it is an ordinary link.
  symlinkSync(join(ROOT, "node_modules"), join(project, "node_modules"), "junction")
  const described = {
    name: "usual-design",
    displayName: "The usual design",
    version: "1.0.0",
    private: true,
    dependencies: { plasmo, react, "react-dom": reactDom },
  }
  writeFileSync(join(project, "package.json"), JSON.stringify(described))
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify({ extends: "plasmo/templates/tsconfig.base" }))
  const build = join(ROOT, "node_modules/plasmo/bin/index.mjs")
  const { stdout, stderr } = spawnSync(process.execPath, [build, "build"], { cwd: project, encoding: "utf8" })
  const folder = join(project, "build/chrome-mv3-prod")
  if (!existsSync(join(folder, "manifest.json"))) throw new Error(`The usual design was not built:\n${stdout}${stderr}`)
  return { folder, script: "button.", remove: () => rmSync(project, { recursive: true, force: true }) }
}
