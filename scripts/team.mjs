// `npm run team`: three browsers at one desk on a real server, from a fresh clone. With a display for a person to see, without one by itself.
import { needBrowser } from "./setup/find-browser.mjs"
import { needNatsServer } from "./setup/nats-server.mjs"
import { installPackages } from "./setup/packages.mjs"
import { become, bin, runQuietly, say } from "./setup/run.mjs"

installPackages()
const browser = needBrowser()
const server = needNatsServer()
if (!server) {
  say("A team's desk needs nats-server 2.12 or newer: none is here, and none could be fetched.")
  say("Get one from https://nats.io/download and put it on the PATH, or set NATS_SERVER to where it is.")
  process.exit(1)
}
say("Building the extension…")
if (!runQuietly(process.execPath, [bin("plasmo/bin/index.mjs"), "build", "--hoist"])) process.exit(1)

const wanted = process.argv.slice(2)
const { DISPLAY, WAYLAND_DISPLAY } = process.env
const hasDisplay = process.platform !== "linux" || Boolean(DISPLAY || WAYLAND_DISPLAY)
const seen = hasDisplay && !wanted.includes("--headless")
const program = `scripts/tour/team/${seen ? "by-hand" : "by-itself"}.ts`
become(["--import", "tsx", program, ...wanted], { CHROME_PATH: browser, NATS_SERVER: server })
