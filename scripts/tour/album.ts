import { mkdirSync, rmSync } from "node:fs"
import { fileURLToPath } from "node:url"
import type { Page } from "puppeteer-core"

/** What happened, step by step: each printed as it happens, with pictures of who saw it. */
export interface Album {
  happened(what: string, ...pages: readonly Page[]): Promise<void>
  /** How many steps there are. */
  steps(): number
}

/** An empty album in `tour/`, or in a folder in it. */
export function openAlbum(part = ""): Album {
  const folder = fileURLToPath(new URL(`../../tour/${part}`, import.meta.url))
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  let step = 0
  return {
    steps: () => step,
    async happened(what, ...pages) {
      const number = String(++step).padStart(2, "0")
      const name = what
        .toLowerCase()
        .replace(/[^a-z]+/g, "-")
        .replace(/^-|-$/g, "")
        .slice(0, 60)
      for (const [nth, page] of pages.entries()) {
        const which = pages.length > 1 ? `-${nth + 1}` : ""
        await page.bringToFront()
        await page.screenshot({ path: `${folder}/${number}-${name}${which}.png` })
      }
      process.stdout.write(`${number}  ${what}\n`)
    },
  }
}
