import { spawnSync } from "node:child_process"
import { existsSync } from "node:fs"
import { delimiter, join } from "node:path"
import { run, runQuietly, say } from "./run.mjs"

const { env, platform } = process

const NAMES = {
  linux: [
    "google-chrome-stable",
    "google-chrome",
    "chromium",
    "chromium-browser",
    "microsoft-edge-stable",
    "microsoft-edge",
  ],
  darwin: [],
  win32: [],
}

const PLACES = {
  linux: [],
  darwin: ["Google Chrome", "Chromium", "Microsoft Edge"].flatMap((name) => [
    `/Applications/${name}.app/Contents/MacOS/${name}`,
    `${env.HOME}/Applications/${name}.app/Contents/MacOS/${name}`,
  ]),
  win32: [env.ProgramFiles, env["ProgramFiles(x86)"], env.LOCALAPPDATA]
    .filter(Boolean)
    .flatMap((folder) => [
      `${folder}\\Google\\Chrome\\Application\\chrome.exe`,
      `${folder}\\Chromium\\Application\\chrome.exe`,
      `${folder}\\Microsoft\\Edge\\Application\\msedge.exe`,
    ]),
}

/** Where Chrome, Chromium or Edge is: CHROME_PATH, else the PATH, else the usual places; undefined when there is none. */
export function findBrowser() {
  if (env.CHROME_PATH) return existsSync(env.CHROME_PATH) ? env.CHROME_PATH : undefined
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean)
  const onPath = (NAMES[platform] ?? []).flatMap((name) => folders.map((folder) => join(folder, name)))
  return [...onPath, ...(PLACES[platform] ?? [])].find((place) => existsSync(place))
}

/** Finds a browser, or installs Debian's chromium where this program may. Ends the program with a sentence when there is none. */
export function needBrowser() {
  const found = findBrowser() ?? (mayInstall() ? install() : undefined)
  if (found) return found
  say("Aside needs Chrome, Chromium or Edge, and found none. Install one, or set CHROME_PATH to where it is.")
  return process.exit(1)
}

const mayInstall = () =>
  platform === "linux" && process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0

function install() {
  say("No browser found. Installing Debian's chromium…")
  const quiet = { DEBIAN_FRONTEND: "noninteractive" }
  runQuietly("apt-get", ["update", "-qq"], quiet)
  // Customers write emoji, which have a font of their own.
  const packages = ["chromium", "fonts-noto-color-emoji"]
  const installed =
    runQuietly("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], quiet) ||
    run("apt-get", ["install", "-y", "-qq", "chromium"], quiet)
  return installed ? findBrowser() : undefined
}
