import { cp, mkdtemp, readdir, rm } from "node:fs/promises"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Page } from "puppeteer-core"
import { afterAll, beforeAll, expect, test } from "vitest"
import { BUILT, EXTENSION_ID } from "../../scripts/browser/launch"
import { dmButton, openHome, postOf } from "../../scripts/tour/acts"
import { openStage, type Stage } from "../../scripts/tour/stage"
import { eventually } from "./acts"

/** The half of the page's script that comes later, in the built extension: when it comes, who can have it, what happens without it. */
let stage: Stage
let page: Page
beforeAll(async () => {
  stage = await openStage()
  page = (await openHome(stage)).page
})
afterAll(() => stage?.close())

/** Which of our scripts Chrome has read for this page. */
async function watchScripts(of: Page): Promise<Set<string>> {
  const cdp = await of.createCDPSession()
  const read = new Set<string>()
  cdp.on("Debugger.scriptParsed", ({ url }) => {
    if (url.startsWith("chrome-extension:")) read.add(url.replace(/^.*\/|\..*$/gu, ""))
  })
  await cdp.send("Debugger.enable")
  return read
}

test("it is not there until somebody's hand comes to a button", async () => {
  const read = await watchScripts(page)
  expect([...read]).toEqual(["reply-with-dm-link"])
  await (await dmButton(await postOf(page, "lena_k"))).hover()
  await eventually(async () => [...read]).toEqual(["reply-with-dm-link", "when-pressed"])
})

test("it comes when somebody opens a reply box of X's: what is typed there is guarded", async () => {
  const { page: other } = await openHome(stage)
  const read = await watchScripts(other)
  const reply = await (await postOf(other, "lena_k")).waitForSelector('[data-testid="reply"]')
  await reply?.click()
  await eventually(async () => read.has("when-pressed")).toBe(true)
  await other.close()
})

test("neither X's own script nor another site can load it by the extension's address", async () => {
  const name = (await readdir(BUILT)).find((path) => path.startsWith("when-pressed."))
  const address = `chrome-extension://${EXTENSION_ID}/${name}`
  const asked = (url: string) =>
    fetch(url).then(
      () => "had",
      () => "refused",
    )
  expect(await page.evaluate(asked, address)).toBe("refused")
  expect(
    await page.evaluate(() =>
      performance.getEntriesByType("resource").filter(({ name }) => name.includes("extension")),
    ),
  ).toEqual([])
})

test("where it can't be had, the press opens X's own reply with the link, and says so", async () => {
  const folder = await mkdtemp(join(tmpdir(), "aside-half-"))
  await cp(BUILT, folder, { recursive: true })
  for (const path of await readdir(folder)) if (path.startsWith("when-pressed.")) await rm(join(folder, path))
  const half = await openStage({ extension: folder })
  try {
    const { page: home } = await openHome(half)
    await (await dmButton(await postOf(home, "lena_k"))).click()
    const said = () => home.$eval('[role="status"][aria-label="Aside"]', (one) => one.textContent)
    await eventually(said).toMatch(/Reload this page/u)
  } finally {
    await half.close()
    await rm(folder, { recursive: true, force: true })
  }
})
