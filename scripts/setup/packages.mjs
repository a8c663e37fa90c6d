import { createHash } from "node:crypto"
import { existsSync, readFileSync, writeFileSync } from "node:fs"
import { ROOT, run, say } from "./run.mjs"

const NEEDED = [20, 19]

/** Installs the packages unless those of this very lock file are there. Ends the program with a sentence when it can't. */
export function installPackages() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number)
  if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
    say(`Aside needs Node ${NEEDED.join(".")} or newer; this is ${process.versions.node}.`)
    process.exit(1)
  }
  const lock = createHash("sha256")
    .update(readFileSync(`${ROOT}package-lock.json`))
    .digest("hex")
  const mark = `${ROOT}node_modules/.installed`
  if (existsSync(mark) && readFileSync(mark, "utf8") === lock) return
  say("Installing packages (once)…")
  // Not `npm ci`: it refuses a lock file that doesn't name the binaries of every other system.
  // No package runs a program of its own on this machine; none of ours needs to (docs/dependencies.md).
  if (!run("npm", ["install", "--ignore-scripts", "--no-save", "--no-audit", "--no-fund", "--loglevel=error"])) {
    say("The packages could not be installed: npm's own words are above.")
    process.exit(1)
  }
  writeFileSync(mark, lock)
}
