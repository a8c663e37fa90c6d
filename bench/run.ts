// `npm run bench`: measures, prints, and writes docs/benchmarks.md. `--quick`: fewer runs. Names of benches: only those, and nothing is written.
import { writeFileSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { Bench, Finding } from "./bench"
import { ingest } from "./ingest"
import { longConversation } from "./long-conversation"
import { sayMachine } from "./machine"
import { memory } from "./memory"
import { money } from "./money"
import { pageScroll } from "./page-scroll"
import { panelOpens } from "./panel-opens"
import { pressToText } from "./press-to-text"
import { reads } from "./reads"
import { routing } from "./routing"
import { search } from "./search"
import { sizes } from "./sizes"
import { openBenchStage } from "./stage"
import { standingStill } from "./standing-still"
import { asMarkdown, asText, failedFinding } from "./table"
import { teamClaim } from "./team-claim"
import { teamDmToOffer } from "./team-dm-to-offer"
import { teamReplica } from "./team-replica"
import { workerStart } from "./worker-start"

const PAGE = fileURLToPath(new URL("../docs/benchmarks.md", import.meta.url))
const BENCHES: readonly Bench[] = [
  sizes,
  pageScroll,
  standingStill,
  pressToText,
  workerStart,
  ingest,
  routing,
  search,
  money,
  panelOpens,
  longConversation,
  memory,
  reads,
  teamReplica,
  teamClaim,
  teamDmToOffer,
]

const wanted = process.argv.slice(2)
const quick = wanted.includes("--quick")
const names = wanted.filter((word) => !word.startsWith("--"))
const unknown = names.find((name) => !BENCHES.some((bench) => bench.name === name))
if (unknown) {
  process.stdout.write(`There is no bench “${unknown}”: ${BENCHES.map(({ name }) => name).join(", ")}.\n`)
  process.exit(1)
}

const stage = openBenchStage(quick)
const findings: Finding[] = []
let failed = false
try {
  for (const bench of BENCHES) {
    if (names.length && !names.includes(bench.name)) continue
    const began = performance.now()
    try {
      findings.push(await bench.measure(stage, quick))
    } catch (error) {
      failed = true
      findings.push(failedFinding(bench.name, error))
    }
    process.stdout.write(`${bench.name}: ${((performance.now() - began) / 1_000).toFixed(1)} s\n`)
  }
} finally {
  await stage.close()
}
const machine = await sayMachine(quick)
process.stdout.write(`\n${asText(machine, findings)}\n`)
if (names.length === 0) writeFileSync(PAGE, asMarkdown(machine, findings))
process.exit(failed ? 1 : 0)
