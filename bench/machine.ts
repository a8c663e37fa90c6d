import { spawnSync } from "node:child_process"
import { cpus } from "node:os"
import { fileURLToPath } from "node:url"
import { launchAside } from "../scripts/browser/launch"
import { BIG, QUICK, saySize } from "./desk/size"

const ROOT = fileURLToPath(new URL("../", import.meta.url))

function git(...args: string[]): string {
  const { stdout, status } = spawnSync("git", args, { cwd: ROOT, encoding: "utf8" })
  return status === 0 ? stdout.trim() : ""
}

/** Where and on what was measured, in one line: commit, day, cores, browser. Nothing that names the machine. */
export async function sayMachine(quick: boolean): Promise<string> {
  const commit = git("rev-parse", "--short", "HEAD") || "no commit"
  const isChanged = git("status", "--porcelain", "--", "src", "package.json") !== ""
  const day = new Date().toISOString().slice(0, 10)
  const { browser, close } = await launchAside({ extension: null })
  const version = (await browser.version()).replace("Headless", "")
  await close()
  const state = isChanged ? `${commit} with uncommitted changes` : commit
  return `${state}, ${day}, ${cpus().length} cores, ${version}${quick ? `, quick: fewer runs, ${saySize(QUICK)}` : `, ${saySize(BIG)}`}.`
}
