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
  /** How long filling took, this time or when the same desk was filled before. */
  filled: Filled
}

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
export async function openDesk(size: DeskSize, index: "due" | "none" = "none"): Promise<DeskStage> {
  const kept = await keptDesk(size, index)
  const profile = mkdtempSync(join(tmpdir(), "aside-desk-"))
  cpSync(join(kept, "IndexedDB"), join(profile, KEPT), { recursive: true })
  const aside = await launchAside({ ...TERMS, profile })
  const filled = JSON.parse(readFileSync(join(kept, "filled.json"), "utf8")) as Filled
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

/** The folder of a filled desk on the shelf; filled first if there is none. */
async function keptDesk(size: DeskSize, index: "due" | "none"): Promise<string> {
  const sources = [await bundle(new URL("in-page.ts", import.meta.url)), await bundle(LADDER)]
  const day = new Date().toISOString().slice(0, 10)
  const name = createHash("sha256")
    .update(JSON.stringify([sources, size, index, day]))
    .digest("hex")
    .slice(0, 20)
  const kept = join(SHELF, name)
  if (existsSync(kept)) return kept
  mkdirSync(SHELF, { recursive: true })
  const making = mkdtempSync(join(SHELF, "making-"))
  const profile = join(making, "profile")
  const aside = await launchAside({ ...TERMS, profile })
  try {
    const filled = await fillDesk(aside, { size, seed: SEED, now: Date.now(), index })
    writeFileSync(join(making, "filled.json"), JSON.stringify(filled))
  } finally {
    await aside.close()
  }
  renameSync(join(profile, KEPT), join(making, "IndexedDB"))
  rmSync(profile, { recursive: true, force: true, maxRetries: 5 })
  // Another run may have put the same there meanwhile.
  if (existsSync(kept)) rmSync(making, { recursive: true, force: true })
  else renameSync(making, kept)
  return kept
}

const LADDER = new URL("../../src/store/rungs/ladder.ts", import.meta.url)
