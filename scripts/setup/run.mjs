import { spawn, spawnSync } from "node:child_process"
import { fileURLToPath } from "node:url"

/** The folder that holds package.json. */
export const ROOT = fileURLToPath(new URL("../../", import.meta.url))

/** Says one line of what happens, on standard output. */
export const say = (line) => process.stdout.write(`${line}\n`)

const isWindows = process.platform === "win32"

/** Runs a command in the project's folder, its output shown; true when it ended well. */
export function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, {
    cwd: ROOT,
    stdio: ["ignore", "inherit", "inherit"],
    env: { ...process.env, ...env },
    shell: isWindows,
  })
  return status === 0
}

/** Runs a command and keeps what it prints; shows it only when it fails. True when it ended well. */
export function runQuietly(command, args, env = {}) {
  const { status, stdout, stderr } = spawnSync(command, args, {
    cwd: ROOT,
    encoding: "utf8",
    env: { ...process.env, ...env },
    shell: isWindows,
    maxBuffer: 64 * 1024 * 1024,
  })
  if (status !== 0) process.stdout.write(`${stdout ?? ""}${stderr ?? ""}`)
  return status === 0
}

/** Becomes another Node program: same terminal, same exit status, interrupts passed on. */
export function become(args, env = {}) {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: "inherit", env: { ...process.env, ...env } })
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal))
  child.on("exit", (code) => process.exit(code ?? 1))
}

/** The JavaScript file behind a package's command: run with Node itself, the same on every system. */
export const bin = (path) => `${ROOT}node_modules/${path}`
