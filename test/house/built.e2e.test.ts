import { createHash } from "node:crypto"
import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { gzipSync } from "node:zlib"
import { describe, expect, test } from "vitest"
import { BUILT, EXTENSION_ID } from "../../scripts/browser/launch"
import { ASIDE_APP } from "../../simulator/seed"

const read = (path: string) => readFileSync(join(BUILT, path), "utf8")
const all = readdirSync(BUILT, { recursive: true, encoding: "utf8" })
const scripts = all.filter((path) => path.endsWith(".js"))
const manifest = JSON.parse(read("manifest.json")) as chrome.runtime.ManifestV3
const worker = manifest.background?.service_worker ?? ""
const engine = scripts.find((path) => path.startsWith("engine.")) ?? ""

/** What the sources say, without their tests. */
const SRC = fileURLToPath(new URL("../../src/", import.meta.url))
const sources = readdirSync(SRC, { recursive: true, encoding: "utf8" })
  .filter((path) => /\.tsx?$/u.test(path) && !/\.test\./u.test(path))
  .map((path) => readFileSync(join(SRC, path), "utf8"))
  .join("\n")

describe("the built manifest", () => {
  test("asks for these permissions and no others", () => {
    const asked = ["alarms", "declarativeNetRequestWithHostAccess", "identity", "notifications", "sidePanel"]
    expect([...(manifest.permissions ?? [])].sort()).toEqual(asked)
    expect(manifest.optional_permissions).toBeUndefined()
  })

  test.each(manifest.permissions ?? [])("uses the permission %s", (permission) => {
    const api = permission.replace("WithHostAccess", "")
    expect(sources).toMatch(new RegExp(`\\b(chrome|browser)\\.${api}\\.`, "u"))
  })

  test("asks for nothing that the README doesn't explain, and the README explains nothing that isn't asked for", () => {
    const readme = readFileSync(fileURLToPath(new URL("../../README.md", import.meta.url)), "utf8")
    const section = readme.split("### What Aside asks Chrome for")[1]?.split("\n## ")[0] ?? ""
    const rows = section.split("\n").filter((line) => /^\| `/u.test(line))
    const explained = rows.flatMap((row) =>
      [...(row.split("|")[1] ?? "").matchAll(/`([^`]+)`/gu)].map((match) => match[1]),
    )
    const matches = (manifest.content_scripts ?? []).flatMap((script) => script.matches ?? [])
    const asked = [...(manifest.permissions ?? []), ...(manifest.host_permissions ?? []), ...matches]
    expect(explained.sort()).toEqual(asked.sort())
    for (const row of rows) expect((row.split("|")[2] ?? "").trim().length, row).toBeGreaterThan(20)
  })

  test("may reach X's API and no other host", () => {
    expect(manifest.host_permissions).toEqual(["https://api.x.com/*"])
    expect(manifest).not.toHaveProperty("optional_host_permissions")
    expect(JSON.stringify(manifest)).not.toContain("<all_urls>")
  })

  test("runs on X's pages and nowhere else, in a world of its own, in no frame", () => {
    const matches = (manifest.content_scripts ?? []).flatMap((script) => script.matches ?? [])
    expect(matches.sort()).toEqual(["https://twitter.com/*", "https://x.com/*"])
    for (const script of manifest.content_scripts ?? []) {
      expect(script).not.toHaveProperty("world", "MAIN")
      expect(script.all_frames ?? false).toBe(false)
      expect(script).not.toHaveProperty("match_origin_as_fallback")
    }
  })

  test("lets no page in: nobody to connect, no code but its own", () => {
    expect(manifest.externally_connectable).toBeUndefined()
    expect(manifest).not.toHaveProperty("update_url")
  })

  test("lets one file be loaded from outside: its own script's other half, on X's pages, under an address of the day", () => {
    expect(manifest.web_accessible_resources).toEqual([
      {
        resources: [expect.stringMatching(/^when-pressed\.[0-9a-f]{8}\.js$/u)],
        matches: ["https://x.com/*", "https://twitter.com/*"],
        use_dynamic_url: true,
      },
    ])
  })

  test("lets its pages run their own scripts, show X's pictures, speak to X's API and to a team's server, and nothing else", () => {
    const policy = String((manifest.content_security_policy as { extension_pages?: string }).extension_pages)
    expect(Object.keys(manifest.content_security_policy ?? {})).toEqual(["extension_pages"])
    expect(policy.split("; ")).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      // The report's charts (chartist) set attributes; a style sheet of a text's making stays refused.
      "style-src-attr 'unsafe-inline'",
      "img-src 'self' blob: https://pbs.twimg.com https://abs.twimg.com",
      "media-src blob:",
      // A team's server may be anywhere, and then it is encrypted; on this computer it may go without.
      "connect-src https://api.x.com wss: ws://127.0.0.1:* ws://localhost:*",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ])
  })

  test("has the key that pins the id which X's app and the redirect URL know", () => {
    const digest = createHash("sha256")
      .update(Buffer.from(manifest.key ?? "", "base64"))
      .digest("hex")
    const id = [...digest.slice(0, 32)].map((hex) => String.fromCharCode(97 + Number.parseInt(hex, 16))).join("")
    expect(id).toBe("hinooccgbafenngdcjocfmbpkmlchgng")
    expect(EXTENSION_ID).toBe(id)
    expect(ASIDE_APP.redirects).toEqual([`https://${id}.chromiumapp.org/`])
  })

  test("names files that are there", () => {
    const named = [
      worker,
      manifest.options_ui?.page,
      manifest.side_panel?.default_path,
      ...Object.values(manifest.icons ?? {}),
      ...(manifest.content_scripts ?? []).flatMap((script) => script.js ?? []),
      ...(manifest.web_accessible_resources ?? []).flatMap(({ resources = [] }) => resources as string[]),
    ]
    for (const path of named) expect(all).toContain(path)
  })
})

describe("what was built", () => {
  test("the worker brings its packages along: a wrong build target leaves them out", () => {
    expect(read(worker)).toMatch(/dm_conversations\/with\/:participant_id\/messages/u)
    expect(read(worker)).toContain("strict_object")
    expect(read(worker)).toContain("x-storagemutated-1")
    for (const script of scripts)
      expect(read(script)).not.toMatch(/\brequire\(["'](?:twitter-api-v2|valibot|dexie|react)/u)
  })

  test("the worker is small enough to be there at once: the parts of its packages that never run stay out", () => {
    expect(read(worker).length).toBeLessThan(300_000)
  })

  test("the team's engine is a file of its own, which the worker alone names, and which holds no second database", () => {
    expect(engine).toMatch(/^engine\.[0-9a-f]{8}\.js$/u)
    const naming = all.filter((path) => /\.(?:js|html|json)$/u.test(path) && read(path).includes(engine))
    expect(naming).toEqual([worker])
    expect(read(engine)).toContain("$JS.API")
    expect(read(engine)).not.toContain("x-storagemutated-1")
    for (const script of scripts.filter((path) => path !== engine))
      expect(read(script), script).not.toContain("$JS.API")
  })

  test.each(scripts)("%s holds nothing of the local X", (script) => {
    const text = read(script)
    // A team's server may stand on this computer.
    const here = script === engine ? [] : ["127.0.0.1"]
    for (const trace of ["simulator", "acme_", ...here, ASIDE_APP.clientId, "mona_reads"]) {
      expect(text.includes(trace), trace).toBe(false)
    }
  })

  test.each(scripts)("%s evaluates no text as code and loads none from elsewhere", (script) => {
    const text = read(script)
    expect(text).not.toMatch(/\beval\(|new Function\(/u)
    expect(text).not.toMatch(/import\(["']https?:|importScripts\(["']https?:/u)
  })

  test.each(scripts)("%s says nothing of the machine it was built on", (script) => {
    expect(read(script)).not.toContain(fileURLToPath(new URL("../../", import.meta.url)))
  })

  test("the script on X's pages stays small: what a press needs is in its other half, and neither knows a database or React", () => {
    const [script = ""] = manifest.content_scripts?.[0]?.js ?? []
    const half = all.find((path) => path.startsWith("when-pressed.")) ?? ""
    expect(gzipSync(read(script), { level: 9 }).length).toBeLessThan(10_000)
    expect(read(script)).not.toContain("DM link options")
    for (const text of [read(script), read(half)]) {
      expect(text).not.toContain("x-storagemutated-1")
      expect(text).not.toContain("react.element")
    }
    expect(read(half)).toContain("DM link options")
  })
})
