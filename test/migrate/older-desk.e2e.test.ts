import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { BUILT, launchAside } from "../../scripts/browser/launch"
import { screenOf } from "../../scripts/browser/screen"
import { LIMITS, type Stage } from "../../scripts/tour/stage"
import { startLively } from "../../simulator/lively"
import { ASIDE_APP } from "../../simulator/seed"
import { ACME_AIR } from "../../simulator/seed/people"
import { LADDER } from "../../src/store/rungs/ladder"
import { accept, fate, look, messagesOf, posts, reply, rowsOf } from "../e2e/acts"
import type { StoredDesk } from "./whole-desk"

/** Aside of that version, as far as the disk knows: the same extension without its worker, so that nothing but this test writes. */
const silent = mkdtempSync(join(tmpdir(), "aside-silent-"))
cpSync(BUILT, silent, { recursive: true })
// None at all: Chrome would go on with the one it knows.
const { background: _, ...manifest } = JSON.parse(readFileSync(join(silent, "manifest.json"), "utf8"))
writeFileSync(join(silent, "manifest.json"), JSON.stringify(manifest))
const profiles: string[] = []
afterAll(() => {
  for (const folder of [silent, ...profiles]) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
})

/** Tables and indexes of a version, as IndexedDB is told them. */
type Shape = Record<
  string,
  {
    key: string
    counts: boolean
    indexes: { name: string; path: string | string[]; unique: boolean; multi: boolean }[]
  }
>

function shapeOf(version: number): Shape {
  const shape: Shape = {}
  for (const rung of LADDER) {
    if (rung.version > version) break
    for (const [table, schema] of Object.entries(rung.stores)) {
      const [key = "", ...indexes] = (schema ?? "").split(",").map((part) => part.trim())
      shape[table] = { key: key.replace("++", ""), counts: key.startsWith("++"), indexes: indexes.map(indexOf) }
    }
  }
  return shape
}

function indexOf(text: string) {
  const name = text.replace(/^[&*]+/u, "")
  const path = name.startsWith("[") ? name.slice(1, -1).split("+") : name
  return { name, path, unique: text.startsWith("&"), multi: text.startsWith("*") }
}

/** A profile in which a desk of that version lies, with its account signed in as version 1 of the shelf kept it. */
async function profileOf(version: number, tokens: object): Promise<string> {
  const profile = mkdtempSync(join(tmpdir(), "aside-older-"))
  profiles.push(profile)
  const rows = JSON.parse(readFileSync(new URL(`desk-${version}.json`, import.meta.url), "utf8")) as StoredDesk
  const aside = await launchAside({ profile, extension: silent })
  const page = await aside.openOwn("manifest.json")
  const fill = (name: string, native: number, shape: Shape, all: StoredDesk) =>
    page.evaluate(
      (name, native, shape, all) =>
        new Promise<void>((resolve, reject) => {
          const request = indexedDB.open(name, native)
          request.onerror = () => reject(request.error)
          request.onupgradeneeded = () => {
            for (const [table, { key, counts, indexes }] of Object.entries(shape)) {
              const path = key.startsWith("[") ? key.slice(1, -1).split("+") : key
              const store = request.result.createObjectStore(table, { keyPath: path, autoIncrement: counts })
              for (const { name, path, unique, multi } of indexes)
                store.createIndex(name, path, { unique, multiEntry: multi })
              for (const row of all[table] ?? [])
                store.put(table === "files" ? { ...row, bytes: new Blob(["png"]) } : row)
            }
          }
          request.onsuccess = () => {
            request.result.close()
            resolve()
          }
        }),
      name,
      native,
      shape,
      all,
    )
  await fill("aside", version * 10, shapeOf(version), rows)
  const shelf: Shape = { tokens: { key: "account", counts: false, indexes: [] } }
  await fill("aside-tokens", 10, shelf, { tokens: [{ account: ACME_AIR.id, ...tokens }] })
  await aside.close()
  return profile
}

const versions = LADDER.map(({ version }) => version).slice(0, -1)

describe.each(versions)("a profile of version %i under the built extension", (version) => {
  test("opens whole, and the day goes on: a message comes, is answered and sent once", async () => {
    const x = await startLively({ limits: LIMITS, customers: false })
    const pair = x.oauth.signIn(ACME_AIR.id, { clientId: ASIDE_APP.clientId })
    const tokens = {
      access: pair.accessToken,
      refresh: pair.refreshToken,
      expiresAt: Date.now() + 3_600_000,
      clientId: ASIDE_APP.clientId,
    }
    const profile = await profileOf(version, tokens)
    const aside = await launchAside({ profile, resolverRules: x.resolverRules })
    const stage: Stage = { ...aside, x }
    try {
      const panel = screenOf(await aside.openOwn("sidepanel.html"))
      await panel.see("switch", "Available")
      // Whoever was on the desk is on it, with what was said and noted.
      for (const name of ["Mona Lindqvist", "طارق حداد"]) await panel.read(name)
      const customers = await rowsOf<{ id: string; mergedInto: string | null }>(panel.page, "customers")
      expect(customers).toHaveLength(6)
      expect(customers.every((customer) => "mergedInto" in customer)).toBe(true)
      expect(await rowsOf(panel.page, "drafts")).toMatchObject([{ text: "Half a thought" }])
      // Whoever had written to the older version writes again.
      x.customer("lena_k").writes("Is my seat confirmed?")
      await look(panel)
      await accept(panel, "Lena K.")
      await reply(panel, "It is, 14C")
      await fate(panel, "It is, 14C", "Sent")
      expect((await messagesOf(panel.page)).map(({ text }) => text)).toContain("Is my seat confirmed?")
      expect(posts(stage).filter(({ body }) => body.includes("14C"))).toHaveLength(1)
      // The shelf of version 1 kept them in the clear; the first use sealed them.
      const [shelved = {}] = await rowsOf<object>(panel.page, "tokens", "aside-tokens")
      expect(Object.keys(shelved).sort()).toEqual(["account", "bytes", "iv"])
      // Nothing was set aside on the way; a desk of version 4 brought one draft that lay there before.
      const set = await rowsOf<{ id: string; why: string }>(panel.page, "quarantine")
      const before = set.filter(({ id }) => id === "desk.drafts.c9")
      expect(before).toHaveLength(version < 4 ? 0 : 1)
      expect(set.filter((row) => !before.includes(row))).toMatchObject([{ why: "event_type: unknown" }])
    } finally {
      await aside.close()
      await x.close()
    }
  })
})
