// `npm run chaos:team`: tries to break a team of built extensions on a real server, and says in figures what came of it.
//   --browsers 20         how many, the admin's among them
//   --conversations 300   how many at least
//   --nodes 3             one server, or three that are a cluster
//   --seed 7              the same choices again (chance decides what is done; the machine's own timing stays its own)
import { parseArgs } from "node:util"
import { teamFiguresOf } from "../test/chaos/team/figures"
import { cutPower } from "../test/chaos/team/power/cuts"
import { noWatching } from "../test/chaos/team/power/server"
import { runTeamChaos } from "../test/chaos/team/run"
import { noTeam } from "./tour/team/server"

const { values } = parseArgs({
  options: {
    ...{ browsers: { type: "string" }, conversations: { type: "string" }, nodes: { type: "string" } },
    ...{ seed: { type: "string" }, quiet: { type: "boolean" } },
  },
})
if (noTeam) {
  console.log(noTeam)
  process.exit(1)
}
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000))
const browsers = Number(values.browsers ?? 20)
const conversations = Number(values.conversations ?? 300)
const nodes = values.nodes === "1" ? 1 : 3
const begun = Date.now()
const clock = () => ((Date.now() - begun) / 1_000).toFixed(1).padStart(6)

console.log(`chaos of a team: seed ${seed}, ${browsers} browsers, ${conversations} conversations, ${nodes} nodes`)
const say = values.quiet ? () => {} : (line: string) => console.log(`${clock()} s  ${line}`)
const outcome = await runTeamChaos({ seed, browsers, conversations, nodes, say })
console.log(`\n${teamFiguresOf(outcome)}`)
const power = noWatching ? null : await cutPower({ seed, batches: 600, cuts: 40 })
if (power) console.log(`power cuts / batches acknowledged  ${power.cuts} / ${power.acknowledged}`)
else console.log(`The power was not cut: ${noWatching}.`)
for (const what of power?.wrong ?? []) console.log(`! ${what}`)
const well = outcome.well && (power?.wrong.length ?? 0) === 0
console.log(well ? "\nNothing lost, nothing sent twice, no rule broken, one desk." : "\nBROKEN: see above.")
process.exit(well ? 0 : 1)
