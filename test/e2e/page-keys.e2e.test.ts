import type { Page } from "puppeteer-core"
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest"
import { buttonUnder, DIALOG, EDITOR, focusPost, textComes } from "./page-acts"
import { openStage, type Stage } from "./page-harness"

let stage: Stage
let page: Page
beforeAll(async () => {
  stage = await openStage()
})
afterAll(() => stage?.close())
beforeEach(() => stage.reset())
afterEach(async () => {
  for (const one of await stage.browser.pages()) if (one.url().startsWith("https://")) await one.close()
})

const presses = async () => (await stage.heard()).filter(({ say }) => say === "press")
const settled = () => page.evaluate(() => new Promise((done) => setTimeout(done, 300)))
const nothing = async () => {
  await settled()
  expect(await page.$("[role=dialog], [role=menu]")).toBeNull()
  expect(await presses()).toEqual([])
}

describe("the key d", () => {
  it("is the press on the post that has X's keyboard focus; the focus goes into X's box", async () => {
    page = await stage.open("/home")
    await buttonUnder(page, "my parcel is lost")
    for (let tries = 0; tries < 6; tries++) {
      await page.keyboard.press("j")
      if (await page.evaluate(() => document.activeElement?.textContent?.includes("my parcel is lost"))) break
    }
    await page.keyboard.press("d")
    await textComes(page, DIALOG, "recipient_id")
    await expect.poll(presses).toMatchObject([{ post: stage.complaint.id }])
    await page.waitForFunction((css) => document.querySelector(css)?.contains(document.activeElement), {}, DIALOG)
  })

  it("with Shift opens the menu; Escape gives the focus back to the post", async () => {
    page = await stage.open("/home")
    await focusPost(page, "my parcel is lost")
    await page.keyboard.down("Shift")
    await page.keyboard.press("D")
    await page.keyboard.up("Shift")
    await page.waitForSelector("[role=menu]")
    await page.keyboard.press("Escape")
    expect(await page.evaluate(() => document.activeElement?.matches('article[data-testid="tweet"]'))).toBe(true)
    expect(await presses()).toEqual([])
  })

  it("is X's after g, and anybody's who handles it first", async () => {
    page = await stage.open("/home")
    await focusPost(page, "my parcel is lost")
    await page.evaluate(() => addEventListener("keydown", (event) => event.key === "g" && event.preventDefault()))
    await page.keyboard.press("g")
    await page.keyboard.press("d")
    await nothing()
    page = await stage.open("/home")
    await focusPost(page, "my parcel is lost")
    await page.evaluate(() => addEventListener("keydown", (event) => event.key === "d" && event.preventDefault()))
    await page.keyboard.press("d")
    await nothing()
  })

  it("is a letter where one types, and nothing with another key held, without a post, or from a script", async () => {
    page = await stage.open("/home")
    await buttonUnder(page, "my parcel is lost")
    await page.keyboard.press("d")
    await focusPost(page, "my parcel is lost")
    for (const key of ["Alt", "Control"] as const) {
      await page.keyboard.down(key)
      await page.keyboard.press("d")
      await page.keyboard.up(key)
    }
    await page.evaluate(() =>
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", { key: "d", bubbles: true })),
    )
    await page.click(EDITOR)
    await page.keyboard.type("d")
    await nothing()
    expect(await page.$eval(EDITOR, (one) => one.textContent)).toContain("d")
  })

  it("is said on the button", async () => {
    page = await stage.open("/home")
    const button = await buttonUnder(page, "my parcel is lost")
    expect(await button.evaluate((one) => one.getAttribute("aria-keyshortcuts"))).toBe("D Shift+D")
  })
})
