// `npm run chaos`: tries to break the built extension, and says in figures what came of it.
//   --conversations 300   how many at least
//   --keep file.json      writes what was audited: X's books, the desk's rows, the agent's notebook
//   --seed 7              the same choices again (chance decides what is done; the machine's own timing stays its own)
import { writeFileSync } from "node:fs"
import { parseArgs } from "node:util"
import { figuresOf } from "../test/chaos/figures"
import { runChaos } from "../test/chaos/run"

const { values } = parseArgs({
  options: {
    ...{ conversations: { type: "string" }, seed: { type: "string" }, keep: { type: "string" } },
    quiet: { type: "boolean" },
  },
})
const seed = Number(values.seed ?? Math.floor(Math.random() * 1_000_000))
const conversations = Number(values.conversations ?? 300)
const begun = Date.now()
const clock = () => ((Date.now() - begun) / 1_000).toFixed(1).padStart(6)

console.log(`chaos: seed ${seed}, ${conversations} conversations`)
const say = values.quiet ? () => {} : (line: string) => console.log(`${clock()} s  ${line}`)
const outcome = await runChaos({ seed, conversations, say })
console.log(`\n${figuresOf(outcome)}`)
console.log(outcome.well ? "\nNothing lost, nothing sent twice, no rule broken." : "\nBROKEN: see above.")
if (values.keep) writeFileSync(values.keep, JSON.stringify(outcome.audited, null, 1))
process.exit(outcome.well ? 0 : 1)
