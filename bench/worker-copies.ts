import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { BUILT } from "../scripts/browser/launch"

/** An extension for one bench. */
export interface Copy {
  folder: string
  remove(): void
}

function emptyFolder(): Copy {
  const folder = mkdtempSync(join(tmpdir(), "aside-worker-"))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

const ANSWERS = `chrome.runtime.onMessage.addListener((message, sender, reply) => {
  reply({ ok: true, value: null })
  return true
})
`

/** An extension whose worker does nothing but answer: what Chrome itself takes to start one. */
export function buildEmpty(): Copy {
  const copy = emptyFolder()
  const manifest = { manifest_version: 3, name: "Empty", version: "1", background: { service_worker: "worker.js" } }
  writeFileSync(join(copy.folder, "manifest.json"), JSON.stringify(manifest))
  writeFileSync(join(copy.folder, "worker.js"), ANSWERS)
  return copy
}

/** Aside under an id of its own, so that it stands beside the other, with a desk on which nothing is; on request without a team's engine. */
export function copyAside(withEngine: boolean): Copy {
  const copy = emptyFolder()
  cpSync(BUILT, copy.folder, { recursive: true })
  rewrite(join(copy.folder, "manifest.json"), /"key":"[^"]+",/u, "")
  if (withEngine) return copy
  const engine = readdirSync(copy.folder).find((name) => name.startsWith("engine.")) ?? ""
  rmSync(join(copy.folder, engine))
  // It waits for what never comes, and so doesn't ask for the file when it is installed.
  rewrite(join(copy.folder, "static/background/index.js"), /(addEventListener\()"install"/u, '$1"never"')
  return copy
}

function rewrite(path: string, from: RegExp, to: string): void {
  const text = readFileSync(path, "utf8")
  if (!from.test(text)) throw new Error(`Nothing like ${from} in ${path}`)
  writeFileSync(path, text.replace(from, to))
}
