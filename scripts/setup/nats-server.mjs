import { spawnSync } from "node:child_process"
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs"
import { delimiter, join } from "node:path"
import { pathToFileURL } from "node:url"
import { ROOT, runQuietly, say } from "./run.mjs"

/** What a team's desk needs: the first with atomic batches. */
const NEEDED = [2, 12]
const PLACE = `${ROOT}.cache/nats-server/`
const FETCHED = `${PLACE}whole/usr/sbin/nats-server`
const { env, platform } = process

/** Where a nats-server ≥ 2.12 is: NATS_SERVER, else the PATH, else one fetched before; undefined when there is none. */
export function findNatsServer() {
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean)
  const name = platform === "win32" ? "nats-server.exe" : "nats-server"
  const places = env.NATS_SERVER ? [env.NATS_SERVER] : [...folders.map((folder) => join(folder, name)), FETCHED]
  return places.find((place) => existsSync(place) && isNewEnough(place))
}

/** Finds one, or fetches Debian's where this program may; undefined when there is none to be had. */
export function needNatsServer() {
  return findNatsServer() ?? (mayFetch() ? fetchFromDebian() : undefined)
}

function isNewEnough(place) {
  const { stdout } = spawnSync(place, ["--version"], { encoding: "utf8" })
  const [major = 0, minor = 0] = (/v?(\d+)\.(\d+)\.\d+/u.exec(stdout ?? "") ?? []).slice(1).map(Number)
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])
}

const mayFetch = () =>
  platform === "linux" && process.getuid?.() === 0 && spawnSync("apt-get", ["--version"]).status === 0

/** Debian's own, from its unstable suite (older ones have 2.9), unpacked into a folder of ours: nothing on the machine is changed. */
function fetchFromDebian() {
  const source = debianSource()
  if (!source) return undefined
  say("No nats-server from 2.12 on found. Fetching Debian's…")
  for (const folder of ["lists/partial", "cache/archives/partial", "whole"])
    mkdirSync(PLACE + folder, { recursive: true })
  writeFileSync(`${PLACE}status`, "")
  writeFileSync(`${PLACE}unstable.list`, `deb${source.signedBy} ${source.uri} unstable main\n`)
  const apt = (...words) => runQuietly("apt-get", [...OPTIONS, ...words])
  // `download` writes where it stands.
  const asked =
    apt("update", "-qq") && spawnSync("apt-get", [...OPTIONS, "download", "-qq", "nats-server"], { cwd: PLACE })
  const deb = asked && readdirSync(PLACE).find((name) => name.endsWith(".deb"))
  return deb && runQuietly("dpkg-deb", ["-x", PLACE + deb, `${PLACE}whole`]) ? findNatsServer() : undefined
}

const OPTIONS = Object.entries({
  "Dir::Etc::sourcelist": `${PLACE}unstable.list`,
  "Dir::Etc::sourceparts": "-",
  "Dir::State": PLACE,
  "Dir::State::lists": `${PLACE}lists`,
  "Dir::State::status": `${PLACE}status`,
  "Dir::Cache": `${PLACE}cache`,
  // Its own user may not be let into the folder; what it fetches is checked by its signature all the same.
  "APT::Sandbox::User": "root",
}).flatMap(([name, value]) => ["-o", `${name}=${value}`])

/** Where this machine gets its Debian from, and the keys it trusts for it. */
function debianSource() {
  const folder = "/etc/apt/sources.list.d/"
  const files = [
    "/etc/apt/sources.list",
    ...(existsSync(folder) ? readdirSync(folder).map((name) => folder + name) : []),
  ]
  for (const text of files.filter((file) => existsSync(file)).map((file) => readFileSync(file, "utf8"))) {
    const uri = /^(?:URIs:|deb(?: \[[^\]]*\])?)\s+(\S+\/debian\/?)(?=\s|$)/mu.exec(text)?.[1]
    const keys = /Signed-By:\s*(\S+)|signed-by=([^\s\]]+)/u.exec(text)?.slice(1).find(Boolean)
    if (uri) return { uri, signedBy: keys ? ` [signed-by=${keys}]` : "" }
  }
  return undefined
}

// Called by name: says where it is.
if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const found = needNatsServer()
  say(found ?? "No nats-server from 2.12 on is here, and none could be fetched. Set NATS_SERVER to where one is.")
  process.exitCode = found ? 0 : 1
}
