// `npm run e2e:team`: the whole end-to-end suite of one browser by itself, unchanged, at a team's desk on a real server.
//   npm run e2e:team -- routing     only files of that name
import { needBrowser } from "./setup/find-browser.mjs"
import { needNatsServer } from "./setup/nats-server.mjs"
import { bin, run, say } from "./setup/run.mjs"

/** Files that can't hold in a team, by what they are about. */
const SKIPPED = {
  "your-data": "restoring and deleting a whole desk are what a team's desk refuses: it is not one browser's",
  "spoilt-rows": "it spoils rows on the disk, which in a team are a copy of the desk and not the desk",
  team: "it has a team of its own",
  "page-*": "the page's room alone: no desk is in it",
}

const wanted = process.argv.slice(2)
const browser = needBrowser()
if (!needNatsServer()) {
  say("No nats-server from 2.12 on is here, and none could be fetched. Set NATS_SERVER to where one is.")
  process.exit(1)
}
for (const [file, why] of Object.entries(SKIPPED)) say(`Skipped: test/e2e/${file}.e2e.test.ts (${why}).`)
const without = Object.keys(SKIPPED).flatMap((file) => ["--exclude", `test/e2e/${file}.e2e.test.ts`])
const files = wanted.length > 0 ? wanted.map((name) => `test/e2e/${name}`) : ["test/e2e/"]
const vitest = [bin("vitest/vitest.mjs"), "run", "--project", "e2e", ...files, ...without]
process.exit(run(process.execPath, vitest, { CHROME_PATH: browser, ASIDE_TEAM: "1" }) ? 0 : 1)
