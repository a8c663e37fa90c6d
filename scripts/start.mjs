// `npm start`: from a fresh clone to the main job in a real browser. Only Node's own modules until the packages are there.
import { needBrowser } from "./setup/find-browser.mjs"
import { installPackages } from "./setup/packages.mjs"
import { become, bin, runQuietly, say } from "./setup/run.mjs"

installPackages()
const browser = needBrowser()
say("Building the extension…")
if (!runQuietly(process.execPath, [bin("plasmo/bin/index.mjs"), "build", "--hoist"])) process.exit(1)

const wanted = process.argv.slice(2)
const { DISPLAY, WAYLAND_DISPLAY } = process.env
const hasDisplay = process.platform !== "linux" || Boolean(DISPLAY || WAYLAND_DISPLAY)
const program = wanted.includes("--live")
  ? "scripts/tour/live.ts"
  : hasDisplay && !wanted.includes("--headless")
    ? "scripts/tour/by-hand.ts"
    : "scripts/tour/by-itself.ts"
become(["--import", "tsx", program, ...wanted], { CHROME_PATH: browser })
