import { fileURLToPath } from "node:url"
import { build } from "esbuild"
import type { AsideBrowser } from "../../scripts/browser/launch"
import type { Filled, FillTerms } from "./in-page"

/** Code of ours as one script, to run in a page of the extension by `page.evaluate`: nothing of the build is touched by it. */
export async function bundle(file: string | URL): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(file)],
    tsconfig: fileURLToPath(new URL("../../tsconfig.json", import.meta.url)),
    ...{ bundle: true, write: false, format: "iife", target: "chrome126", minify: true, logLevel: "error" },
  })
  return outputFiles[0]?.text ?? ""
}

/** Puts a made desk into the browser's own database; then the worker starts anew over it. */
export async function fillDesk(aside: AsideBrowser, terms: FillTerms): Promise<Filled> {
  // A file of the extension: a page of its origin that has no desk open itself.
  const page = await aside.openOwn("manifest.json")
  await page.waitForFunction(isMade, { polling: 50 })
  await page.evaluate(await bundle(new URL("in-page.ts", import.meta.url)))
  const filled = await page.evaluate(
    (terms) => (globalThis as unknown as { fillDesk(terms: object): Promise<unknown> }).fillDesk(terms),
    terms,
  )
  await aside.killWorker()
  await page.close()
  return filled as Filled
}

/** Whether the worker has made the desk, to the last of what it opens with. */
async function isMade(): Promise<boolean> {
  if (!(await indexedDB.databases()).some(({ name }) => name === "aside")) return false
  return new Promise((resolve) => {
    const opening = indexedDB.open("aside")
    opening.onsuccess = () => {
      const db = opening.result
      const asked = db.transaction("settings").objectStore("settings").get("desk")
      asked.onsuccess = () => {
        db.close()
        resolve(asked.result !== undefined)
      }
    }
    opening.onerror = () => resolve(false)
  })
}
