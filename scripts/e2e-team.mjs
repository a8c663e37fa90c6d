// `npm run e2e:team`: the whole end-to-end suite of one browser by itself, unchanged, at a team's desk on a real server.
//   npm run e2e:team -- routing     only files of that name
import { readdirSync } from "node:fs"
import { needBrowser } from "./setup/find-browser.mjs"
import { needNatsServer } from "./setup/nats-server.mjs"
import { bin, ROOT, run, say } from "./setup/run.mjs"

/** Files that can't hold in a team, by what they are about. */
const SKIPPED = {
  "whole-desk": "restoring and deleting a whole desk are what a team's desk refuses: it is not one browser's",
  "spoilt-rows": "it spoils rows on the disk, which in a team are a copy of the desk and not the desk",
  team: "it has a team of its own",
  "team-move": "it has a team of its own",
  "team-gateway": "it has a team of its own",
  "team-listener": "it has a team of its own",
  "team-engine": "it is about a browser that is in no team yet",
  "page-*": "the page's room alone: no desk is in it",
}

const END = ".e2e.test.ts"
const wanted = process.argv.slice(2)
const browser = needBrowser()
if (!needNatsServer()) {
  say("No nats-server from 2.12 on is here, and none could be fetched. Set NATS_SERVER to where one is.")
  process.exit(1)
}
for (const [file, why] of Object.entries(SKIPPED)) say(`Skipped: test/e2e/${file}.e2e.test.ts (${why}).`)
// Named one by one: a project's own list of files takes nothing out that is asked for from outside.
const files = readdirSync(`${ROOT}test/e2e`)
  .filter((file) => file.endsWith(END) && !file.startsWith("page-") && !(file.slice(0, -END.length) in SKIPPED))
  .filter((file) => wanted.length === 0 || wanted.some((name) => file.includes(name)))
  .map((file) => `test/e2e/${file}`)
if (files.length === 0) {
  say("Nothing of that name is left to run.")
  process.exit(1)
}
const vitest = [bin("vitest/vitest.mjs"), "run", "--project", "e2e", ...files]
process.exit(run(process.execPath, vitest, { CHROME_PATH: browser, ASIDE_TEAM: "1" }) ? 0 : 1)
