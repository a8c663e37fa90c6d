// `npm run bench`: what Aside costs, beside X alone, from a fresh clone. Builds first unless the build is newer than all it is made of.
import { existsSync, readdirSync, statSync } from "node:fs"
import { join } from "node:path"
import { needBrowser } from "./setup/find-browser.mjs"
import { installPackages } from "./setup/packages.mjs"
import { become, bin, ROOT, runQuietly, say } from "./setup/run.mjs"

installPackages()
const browser = needBrowser()
if (!isBuilt()) {
  say("Building the extension…")
  if (!runQuietly(process.execPath, [bin("plasmo/bin/index.mjs"), "build", "--hoist"])) process.exit(1)
}
become(["--import", "tsx", "bench/run.ts", ...process.argv.slice(2)], { CHROME_PATH: browser })

/** Numbers of an older build would be told of code that they don't belong to. */
function isBuilt() {
  const built = `${ROOT}build/chrome-mv3-prod/manifest.json`
  if (!existsSync(built)) return false
  const { mtimeMs } = statSync(built)
  const sources = readdirSync(`${ROOT}src`, { recursive: true }).map((path) => join(ROOT, "src", path))
  return [...sources, `${ROOT}package.json`].every((path) => statSync(path).mtimeMs <= mtimeMs)
}
