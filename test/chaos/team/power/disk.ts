import { mkdirSync, writeFileSync } from "node:fs"
import { dirname, relative } from "node:path"
import type { Chance } from "../../chance"
import type { Deed } from "./trace"

/** What a file has on the disk for good, and what only the system's memory has yet. */
interface File {
  kept: Buffer
  pending: { from: number; bytes: Buffer }[]
}

/** A disk of which only that is certain which was asked for: what a file was written is there when it was synced, folders and names at once. */
export interface Disk {
  take(deed: Deed): void
  /** The power goes: writes it into a folder as it is found afterwards. Of what was not synced, chance says how much came through. */
  goesDark(folder: string, to: string, chance: Chance): void
}

/** An empty one. */
export function emptyDisk(): Disk {
  const files = new Map<string, File>()
  const folders = new Set<string>()
  const at = (path: string): File => {
    const stood = files.get(path) ?? { kept: Buffer.alloc(0), pending: [] }
    files.set(path, stood)
    return stood
  }
  const move = (from: string, to: string) => {
    for (const [path, file] of [...files])
      if (path === from || path.startsWith(`${from}/`)) {
        files.delete(path)
        files.set(to + path.slice(from.length), file)
      }
    for (const path of [...folders])
      if (path === from || path.startsWith(`${from}/`)) {
        folders.delete(path)
        folders.add(to + path.slice(from.length))
      }
  }
  return {
    take(deed) {
      const { path } = deed
      switch (deed.do) {
        case "make folder":
          return void folders.add(path)
        case "make":
          return void at(path)
        case "empty":
          return void files.set(path, { kept: Buffer.alloc(0), pending: [] })
        case "remove":
          return void (files.delete(path) || folders.delete(path))
        case "rename":
          return move(path, deed.to)
        case "cut off":
          return cutOff(at(path), deed.length)
        case "sync":
          // Of a folder: its names are certain already.
          return files.has(path) ? settle(at(path)) : undefined
        case "write":
          at(path).pending.push(deed)
          if (deed.synced) settle(at(path))
      }
    },
    goesDark(folder, to, chance) {
      const place = (path: string) => `${to}/${relative(folder, path)}`
      for (const path of folders) mkdirSync(place(path), { recursive: true })
      for (const [path, { kept, pending }] of files) {
        mkdirSync(dirname(place(path)), { recursive: true })
        const came = pending.slice(0, chance.between(0, pending.length))
        writeFileSync(place(path), came.reduce(laid, kept))
      }
    },
  }
}

function settle(file: File): void {
  file.kept = file.pending.reduce(laid, file.kept)
  file.pending = []
}

function cutOff(file: File, length: number): void {
  settle(file)
  file.kept = Buffer.concat([file.kept.subarray(0, length), Buffer.alloc(Math.max(0, length - file.kept.length))])
}

function laid(kept: Buffer, { from, bytes }: { from: number; bytes: Buffer }): Buffer {
  const whole = Buffer.alloc(Math.max(kept.length, from + bytes.length))
  kept.copy(whole)
  bytes.copy(whole, from)
  return whole
}
