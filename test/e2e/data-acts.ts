import { readdirSync } from "node:fs"
import { join } from "node:path"
import { expect } from "vitest"
import type { Screen } from "../../scripts/browser/screen"

/** Picks a file in the settings and answers the question. */
export async function restore(settings: Screen, file: string): Promise<void> {
  await settings.page.bringToFront()
  const chooser = settings.page.waitForFileChooser()
  await settings.press("button", "Restore")
  await (await chooser).accept([file])
  await settings.press("button", "Replace")
}

/** Presses Export and waits for the file in this folder. */
export async function exportTo(settings: Screen, folder: string): Promise<string> {
  const cdp = await settings.page.createCDPSession()
  await cdp.send("Page.setDownloadBehavior" as "Browser.setDownloadBehavior", {
    behavior: "allow",
    downloadPath: folder,
  })
  await settings.page.bringToFront()
  await settings.press("button", "Export")
  await settings.read("Exported: aside-")
  const made = () => readdirSync(folder).find((name) => /^aside-\d{4}-\d\d-\d\d\.json$/.test(name))
  await expect.poll(made).toBeDefined()
  return join(folder, made()!)
}
