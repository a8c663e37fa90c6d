import { createHash } from "node:crypto"
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { type AsideBrowser, launchAside } from "../../scripts/browser/launch"
import { bundle, fillDesk } from "./fill"
import type { Filled } from "./in-page"
import type { DeskSize } from "./size"

/** A browser over a made desk; what is written into it goes with it. */
export interface DeskStage extends AsideBrowser {
  size: DeskSize
  /** How long filling took, and the full-text index, this time or when the same desk was made before. */
  filled: Filled & { indexMs?: number }
}

/** Whether a desk's full-text index is there whole, or nothing of it. */
export type Indexed = "made" | "none"

/** Where Chrome keeps databases, in a profile. */
const KEPT = "Default/IndexedDB"
const SEED = 20_261_122
const SHELF = join(tmpdir(), "aside-made-desks")

/** Nobody is asked: neither X nor anybody else. A panel's width. */
const TERMS = { patience: 900_000, resolverRules: "MAP * ~NOTFOUND", size: { width: 360, height: 720 } }

/**
 * Starts a browser whose desk is of this size. A desk that was filled on the same day by the same code is taken from a shelf in the
 * system's folder for passing things: filling a million rows takes longer than reading them.
 */
export async function openDesk(size: DeskSize, index: Indexed = "none"): Promise<DeskStage> {
  const kept = index === "made" ? await indexedDesk(size) : await filledDesk(size)
  const profile = mkdtempSync(join(tmpdir(), "aside-desk-"))
  cpSync(join(kept, "IndexedDB"), join(profile, KEPT), { recursive: true })
  const aside = await launchAside({ ...TERMS, profile })
  const filled = JSON.parse(readFileSync(join(kept, "filled.json"), "utf8")) as DeskStage["filled"]
  return {
    ...aside,
    size,
    filled,
    async close() {
      await aside.close()
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** The folder of a filled desk on the shelf. */
async function filledDesk(size: DeskSize): Promise<string> {
  const sources = [await bundle(new URL("in-page.ts", import.meta.url)), await bundle(LADDER)]
  return onShelf([sources, size, "none"], async (profile) => {
    const aside = await launchAside({ ...TERMS, profile })
    try {
      return await fillDesk(aside, { size, seed: SEED, now: Date.now(), index: "none" })
    } finally {
      await aside.close()
    }
  })
}

/** The same with its full-text index, which the worker makes. */
async function indexedDesk(size: DeskSize): Promise<string> {
  const plain = await filledDesk(size)
  const source = await bundle(new URL("index-in-page.ts", import.meta.url))
  return onShelf([source, plain], async (profile) => {
    cpSync(join(plain, "IndexedDB"), join(profile, KEPT), { recursive: true })
    const aside = await launchAside({ ...TERMS, profile })
    try {
      const page = await aside.openOwn("manifest.json")
      await page.evaluate(source)
      const indexMs = await page.evaluate("makeIndex()")
      return { ...JSON.parse(readFileSync(join(plain, "filled.json"), "utf8")), indexMs }
    } finally {
      await aside.close()
    }
  })
}

/** The folder that is named by what it is made of and the day; `make` is handed a browser's profile for it if there is none yet. */
async function onShelf(madeOf: unknown[], make: (profile: string) => Promise<object>): Promise<string> {
  const day = new Date().toISOString().slice(0, 10)
  const name = createHash("sha256")
    .update(JSON.stringify([...madeOf, day]))
    .digest("hex")
    .slice(0, 20)
  const kept = join(SHELF, name)
  if (existsSync(kept)) return kept
  mkdirSync(SHELF, { recursive: true })
  const making = mkdtempSync(join(SHELF, "making-"))
  try {
    const profile = join(making, "profile")
    writeFileSync(join(making, "filled.json"), JSON.stringify(await make(profile)))
    renameSync(join(profile, KEPT), join(making, "IndexedDB"))
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
    // Another run may have put the same there meanwhile.
    if (!existsSync(kept)) renameSync(making, kept)
  } finally {
    rmSync(making, { recursive: true, force: true, maxRetries: 5 })
  }
  return kept
}

const LADDER = new URL("../../src/store/rungs/ladder.ts", import.meta.url)
