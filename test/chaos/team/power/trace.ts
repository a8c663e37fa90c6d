/** What a process did to the files of a folder, as `strace -f -ttt -y -xx` writes it down. */

/** One thing done to a file or folder. `at`: Unix milliseconds when it was done. */
export type Deed =
  | { at: number; do: "write"; path: string; from: number; bytes: Buffer; synced: boolean }
  | { at: number; do: "sync"; path: string }
  | { at: number; do: "cut off"; path: string; length: number }
  | { at: number; do: "make" | "empty" | "remove" | "make folder"; path: string }
  | { at: number; do: "rename"; path: string; to: string }

/** What strace has to write down for that. */
export const CALLS =
  "openat,write,pwrite64,lseek,fsync,fdatasync,ftruncate,renameat,renameat2,unlinkat,mkdirat,sync_file_range,copy_file_range"

interface Call {
  at: number
  name: string
  /** Strings and paths decoded, in their order. */
  texts: Buffer[]
  /** The path of the first descriptor. */
  path: string
  fd: string
  words: string
  result: number
}

/** Reads a trace; what failed, and what is not about files below `folder`, is left out. */
export function readTrace(trace: string, folder: string): Deed[] {
  const deeds: Deed[] = []
  const opened = new Map<string, { place: number; synced: boolean }>()
  for (const call of callsIn(trace)) deeds.push(...deedsOf(call, opened).filter(({ path }) => path.startsWith(folder)))
  return deeds
}

function deedsOf(call: Call, opened: Map<string, { place: number; synced: boolean }>): Deed[] {
  const { at, name, path, fd, words, result } = call
  const file = opened.get(fd) ?? { place: 0, synced: false }
  const named = () => pathIn(call)
  switch (name) {
    case "openat": {
      opened.set(`${result}`, { place: 0, synced: words.includes("O_SYNC") || words.includes("O_DSYNC") })
      const made: Deed[] = words.includes("O_CREAT") ? [{ at, do: "make", path: named() }] : []
      return words.includes("O_TRUNC") ? [...made, { at, do: "empty", path: named() }] : made
    }
    case "lseek":
      file.place = result
      opened.set(fd, file)
      return []
    case "write": {
      const from = file.place
      opened.set(fd, { ...file, place: from + result })
      return [
        { at, do: "write", path, from, bytes: (call.texts[0] ?? NOTHING).subarray(0, result), synced: file.synced },
      ]
    }
    case "pwrite64": {
      const from = Number(/,\s*(\d+)$/u.exec(words)?.[1])
      return [
        { at, do: "write", path, from, bytes: (call.texts[0] ?? NOTHING).subarray(0, result), synced: file.synced },
      ]
    }
    case "fsync":
    case "fdatasync":
      return [{ at, do: "sync", path }]
    case "ftruncate":
      return [{ at, do: "cut off", path, length: Number(/,\s*(\d+)$/u.exec(words)?.[1]) }]
    case "renameat":
    case "renameat2":
      return [{ at, do: "rename", path: named(), to: call.texts[1]?.toString() ?? "" }]
    case "unlinkat":
      return [{ at, do: "remove", path: named() }]
    case "mkdirat":
      return [{ at, do: "make folder", path: named() }]
    default:
      throw new Error(`A call that nobody knows how to repeat: ${name}`)
  }
}

const NOTHING = Buffer.alloc(0)

/** A path is whole, or below the folder whose descriptor stands before it. */
function pathIn({ path, texts }: Call): string {
  const text = texts[0]?.toString() ?? ""
  return text.startsWith("/") ? text : `${path}/${text}`
}

/** Calls in the order in which they ended: one that others ran into stands in two lines. */
function* callsIn(trace: string): Generator<Call> {
  const begun = new Map<string, string>()
  for (const line of trace.split("\n")) {
    const [, pid = "", time = "", rest = ""] = /^(\d+)\s+([\d.]+) (.*)$/su.exec(line) ?? []
    if (rest.endsWith("<unfinished ...>")) {
      begun.set(pid, rest.slice(0, -"<unfinished ...>".length).trimEnd())
      continue
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/su.exec(rest)
    const whole = resumed ? `${begun.get(pid) ?? ""}${resumed[1]}` : rest
    const call = callOf(whole, Number(time) * 1_000)
    if (call) yield call
  }
}

function callOf(text: string, at: number): Call | null {
  const [, name = "", args = "", result = ""] = /^(\w+)\((.*)\)\s+= (-?\d+)/su.exec(text) ?? []
  if (name === "" || Number(result) < 0) return null
  const texts = [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/gu)].map(([, hex = ""]) => decoded(hex))
  const [, fd = "", path = ""] = /^(\d+|AT_FDCWD)<((?:\\x[0-9a-f]{2}|[^>])*)>/u.exec(args) ?? []
  const words = args.replace(/"(?:\\x[0-9a-f]{2})*"/gu, "…")
  return {
    at,
    name,
    texts,
    fd,
    path: path.includes("\\x") ? decoded(path).toString() : path,
    words,
    result: Number(result),
  }
}

const decoded = (hex: string): Buffer => Buffer.from(hex.replaceAll("\\x", ""), "hex")
