// `npm run fuzz [inputs] [seed]`: a million inputs and more for everything that reads what comes from outside, with a table at the end.
import { installPackages } from "./setup/packages.mjs"
import { bin, run } from "./setup/run.mjs"

installPackages()
const [inputs = "1200000", seed] = process.argv.slice(2)
const env = { ASIDE_FUZZ: inputs, ...(seed ? { ASIDE_FUZZ_SEED: seed } : {}) }
const held = run(process.execPath, [bin("vitest/vitest.mjs"), "run", "--project", "unit", "test/fuzz"], env)
process.exit(held ? 0 : 1)
