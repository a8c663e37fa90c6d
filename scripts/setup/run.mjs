import { spawn, spawnSync } from "node:child_process"
import { closeSync, openSync, readFileSync } from "node:fs"
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

/**
 * Runs a command beside what goes on; resolves to whether it ended well, and what it printed. That goes into a file: what is run meanwhile stops this
 * program, and nobody would read a pipe.
 */
export function runBeside(command, args, { log, env = {} }) {
  const file = openSync(log, "w")
  const child = spawn(command, args, { cwd: ROOT, stdio: ["ignore", file, file], env: { ...process.env, ...env } })
  return new Promise((resolve) =>
    child.on("close", (code) => {
      closeSync(file)
      resolve({ held: code === 0, output: readFileSync(log, "utf8") })
    }),
  )
}

/** Becomes another Node program: same terminal, same exit status, interrupts passed on. */
export function become(args, env = {}) {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: "inherit", env: { ...process.env, ...env } })
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal))
  child.on("exit", (code) => process.exit(code ?? 1))
}

/** The JavaScript file behind a package's command: run with Node itself, the same on every system. */
export const bin = (path) => `${ROOT}node_modules/${path}`
